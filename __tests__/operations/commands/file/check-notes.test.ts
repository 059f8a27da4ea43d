/** What a rule about the file remarks is shown, and nothing is refused. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check } from '../../../../operations/commands/file/check';
import type { Rule } from '../../../../topology/rules/rule';
import { baseText } from '../../../support/regions-file';
import { runCommand } from '../../../support/run-command';

jest.mock('../../../../topology/rules/file/front-door', () => {
  const remark: Rule<unknown> = {
    id: 'PROBE-REMARK',
    why: '',
    severity: 'note',
    check: () => [{ path: ['workload'], wrong: 'is remarked on', found: 'shop', fix: 'leave it' }],
  };
  return { routingRules: [remark] };
});

test('a note about the file alone', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'check-notes-'));
  try {
    writeFileSync(join(folder, 'regions.yaml'), baseText);
    const { code, out } = await runCommand(check, folder, ['--base', 'none']);
    expect(code).toBe(0);
    expect(out).toContain(
      'note: regions.yaml:1:11 workload: is remarked on; found "shop"; leave it [PROBE-REMARK]\n\nregions.yaml is valid by itself.',
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});
