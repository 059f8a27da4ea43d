import { runCommand } from '../../../support/run-command';

test.each([
  ['/nowhere/facts.json', /^--facts \/nowhere\/facts\.json: cannot be read; ENOENT/],
  ['README.md', /^--facts README\.md: cannot be read; .* is not valid JSON$/],
])('facts that cannot be read, before anything is downloaded: %s', async (file, message) => {
  const { code, err } = await runCommand('project/provider-schemas', '--facts', file);
  expect(err).toMatch(message);
  expect(code).toBe(2);
});
