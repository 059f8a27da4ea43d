import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { review } from '../../../../operations/commands/change/review';
import { baseText } from '../../../support/regions-file';
import { runCommand } from '../../../support/run-command';
import { changeJson, planJson } from '../../review/support/plan-json';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'review-secrets-'));
  writeFileSync(join(folder, 'regions.yaml'), baseText);
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a secret that stands somewhere else, unmarked, is in no report', async () => {
  const secret = 'S3cr"et-of-the-app';
  const credential = { site_credential: [{ password: secret }] };
  const marks = { site_credential: [{ password: true }] };
  const change = changeJson({
    type: 'azurerm_linux_web_app',
    before: credential,
    after: { ...credential, app_settings: { COPY: `AccountKey=${secret}`, [secret]: '1' } },
    before_sensitive: marks,
    after_sensitive: marks,
  });
  writeFileSync(join(folder, 'global.json'), JSON.stringify(planJson({ resource_changes: [change] })));
  const { out, err } = await runCommand(review, folder, [
    'global.json',
    '--annotations',
    ...['--markdown', 'review.md', '--json', 'review.json'],
  ]);
  const reports = ['review.md', 'review.json'].map((file) => readFileSync(join(folder, file), 'utf8'));
  expect(reports.map((text) => text.includes('(sensitive)'))).toEqual([true, true]);
  for (const text of [out, err, ...reports]) expect(text).not.toContain('et-of-the-app');
});
