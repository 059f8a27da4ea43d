/** What a rule about the file remarks is shown, and nothing is refused. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Rule } from '../../../../topology/rules/rule';
import { baseText } from '../../../support/regions-file';
import { runCommand } from '../../../support/run-command';

jest.mock('../../../../topology/rules/file/front-door', () => {
  const remark: Rule<unknown> = {
    id: 'PROBE-REMARK',
    why: '',
    severity: 'note',
    check: () => [{ path: ['workload'], wrong: 'is remarked on', found: 'shop', mend: 'leave it' }],
  };
  return { routingRules: [remark] };
});

test('a note about the file alone', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'check-notes-'));
  const file = join(folder, 'regions.yaml');
  process.env.REGIONS_FILE = file;
  try {
    writeFileSync(file, baseText);
    const { code, out } = await runCommand('change/check', '--base', 'none');
    expect(code).toBe(0);
    expect(out.replaceAll(file, 'regions.yaml')).toContain(
      'note: regions.yaml:1:11 workload: is remarked on; found "shop"; leave it [PROBE-REMARK]\n\nregions.yaml is valid by itself.',
    );
  } finally {
    delete process.env.REGIONS_FILE;
    rmSync(folder, { recursive: true });
  }
});
