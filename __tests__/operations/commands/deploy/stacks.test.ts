import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stacks } from '../../../../operations/commands/deploy/stacks';
import { baseText } from '../../../support/regions-file';
import { runCommand } from '../../../support/run-command';

test('the stacks of regions.yaml as it is now, in the order of their deployment', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'stacks-'));
  try {
    writeFileSync(join(folder, 'regions.yaml'), baseText);
    expect(await runCommand(stacks, folder, [])).toEqual({
      code: 0,
      out: '["global","stamp-northeurope","stamp-francecentral","dns-migration"]',
      err: '',
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
