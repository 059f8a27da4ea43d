import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { report } from '../../../../operations/commands/change/report';
import { runCommand } from '../../../support/run-command';
import { shippedText } from '../../../support/shipped-file';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'report-'));
  writeFileSync(join(folder, 'regions.yaml'), shippedText);
});
afterEach(() => rmSync(folder, { recursive: true }));

const run = (...args: readonly string[]) => runCommand(report, folder, args);
const page = (file = 'report.html') => readFileSync(join(folder, file), 'utf8');
const REVIEW = { verdict: 'clean', hazards: [], idle: [], accepted: [], notes: [], plans: [] };

test('one version, with the last review', async () => {
  writeFileSync(join(folder, 'review.json'), JSON.stringify(REVIEW));
  expect(await run('--review', 'review.json', '--out', 'page.html')).toEqual({
    code: 0,
    out: 'regions.yaml -> page.html',
    err: '',
  });
  expect(page('page.html')).toContain('<span class="badge good">clean</span> 0 hazards');
  expect(page('page.html')).not.toContain('class="when"');
});

test('a step, with both versions and what changes', async () => {
  writeFileSync(join(folder, 'base.yaml'), shippedText);
  writeFileSync(
    join(folder, 'regions.yaml'),
    shippedText.replace('peakRequestsPerSecond: 900', 'peakRequestsPerSecond: 800'),
  );
  expect(await run('--base', 'base.yaml')).toMatchObject({ code: 0 });
  expect(page()).toContain('<code>capacity.peakRequestsPerSecond</code>');
  expect(page().match(/<p class="when">/g)?.length).toBeGreaterThan(10);
});

test.each([
  ['no JSON', 'no', 'the file'],
  ['a report of rehearse', '[]', 'the file'],
  ['another verdict', JSON.stringify({ ...REVIEW, verdict: 'fine' }), 'verdict'],
])('a review that is %s is refused', async (_, text, place) => {
  writeFileSync(join(folder, 'review.json'), text);
  expect(await run('--review', 'review.json')).toEqual({
    code: 2,
    out: '',
    err: `review.json: is not a review; found something else at ${place}; name a file written by npm run review -- PLAN.json... --json FILE`,
  });
});

test('a file that the rules refuse is not drawn', async () => {
  writeFileSync(join(folder, 'regions.yaml'), shippedText.replace('dataPriority: 1', 'dataPriority: 0'));
  expect(await run()).toMatchObject({ code: 1, err: expect.stringContaining('[DATA-PRIORITY') });
});
