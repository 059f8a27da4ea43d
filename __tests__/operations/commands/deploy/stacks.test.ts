import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stacks } from '../../../../operations/commands/deploy/stacks';
import { baseText } from '../../../support/regions-file';
import { runCommand } from '../../../support/run-command';

const names = ['global', 'stamp-northeurope', 'stamp-francecentral', 'dns-migration'];

test('the stacks of regions.yaml as it is now, in the order of their deployment', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'stacks-'));
  try {
    writeFileSync(join(folder, 'regions.yaml'), baseText);
    expect(await runCommand(stacks, folder, [])).toEqual({ code: 0, out: JSON.stringify(names), err: '' });
    expect(await runCommand(stacks, folder, ['--from=stamp-francecentral'])).toMatchObject({
      code: 0,
      out: JSON.stringify(names.slice(2)),
    });
    expect(await runCommand(stacks, folder, ['--from=$(id)'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('there is no stack $(id); known: global'),
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
