/** Where a report cannot be written, that is said before the work, which takes minutes. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from '../../../../operations/cli/surroundings';
import { plan } from '../../../../operations/commands/change/plan';
import { rehearse } from '../../../../operations/commands/change/rehearse';
import { review } from '../../../../operations/commands/change/review';
import { baseText } from '../../../support/regions-file';
import { runCommand } from '../../../support/run-command';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'report-files-'));
  writeFileSync(join(folder, 'regions.yaml'), baseText);
});
afterEach(() => rmSync(folder, { recursive: true }));

const MISSING = 'none/x: cannot be written; found ENOENT; name a file in an existing folder';
const FOLDER =
  '.: cannot be written; found EISDIR; a folder is in the place of a file: move it away, or name another place';

test.each<[string, Command, string[], string]>([
  ['rehearse', rehearse, ['--markdown', 'none/x'], MISSING],
  ['rehearse', rehearse, ['--json', 'none/x'], MISSING],
  ['rehearse', rehearse, ['--markdown', '.'], FOLDER],
  ['plan', plan, ['global', '--markdown', 'none/x'], MISSING],
  ['review', review, ['no-plan.json', '--markdown', 'none/x'], MISSING],
  ['review', review, ['no-plan.json', '--json', '.'], FOLDER],
])('%s', async (_, command, args, err) => {
  const env = { ...process.env, TERRAFORM_BINARY_NAME: join(folder, 'no-terraform') };
  expect(await runCommand(command, folder, args, { env })).toEqual({ code: 2, out: '', err });
  expect(readdirSync(folder)).toEqual(['regions.yaml']);
});
