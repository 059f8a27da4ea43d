import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { runCommand } from '../../../support/run-command';

const file = 'operations/simulated-azure/data/azuread-3.7.0.json';
const project = process.cwd();
const committed = readFileSync(file, 'utf8');
let folder: string;

/** A project without data, beside the files of which they are made. */
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'provider-schemas-'));
  mkdirSync(join(folder, 'operations/simulated-azure/data'), { recursive: true });
  process.chdir(folder);
  const { facts, ...schema } = JSON.parse(committed);
  writeFileSync('schema.json.gz', gzipSync(JSON.stringify(schema)));
  writeFileSync('facts.json', JSON.stringify(facts));
  writeFileSync('README.md', '# Not JSON');
});

afterEach(() => {
  process.chdir(project);
  rmSync(folder, { recursive: true });
});

const provider = ['azuread', '3.7.0'];
const made = (...args: readonly string[]) => runCommand('project/provider-schemas', ...provider, ...args);

test('the file of one version, from a schema and facts', async () => {
  const { code, out } = await made('--schema', 'schema.json.gz', '--facts', 'facts.json');
  expect([code, out]).toEqual([0, `${file} written`]);
  expect(readFileSync(file, 'utf8')).toBe(committed);
});

test('without facts, those that are there are kept', async () => {
  writeFileSync(file, committed);
  expect(await made('--schema', 'schema.json.gz')).toMatchObject({ code: 0 });
  expect(readFileSync(file, 'utf8')).toBe(committed);
});

test('a served type without facts, before anything is downloaded', async () => {
  const { azuread_group, ...others } = JSON.parse(readFileSync('facts.json', 'utf8'));
  writeFileSync('facts.json', JSON.stringify(others));
  const { code, err } = await made('--facts', 'facts.json');
  expect(err).toBe(
    `${file}: no plan facts of azuread_group; give them with --facts FILE, as {"TYPE": {"ATTRIBUTE": {"force_new": true}}}`,
  );
  expect(code).toBe(2);
});

test.each([
  ['/nowhere/facts.json', /^--facts \/nowhere\/facts\.json: cannot be read; ENOENT/],
  ['README.md', /^--facts README\.md: cannot be read; .* is not valid JSON$/],
])('facts that cannot be read, before anything is downloaded: %s', async (facts, message) => {
  const { code, err } = await made('--facts', facts);
  expect(err).toMatch(message);
  expect(code).toBe(2);
});
