import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { outage } from '../../../../operations/commands/deploy/outage';
import { runCommand } from '../../../support/run-command';
import { shippedText } from '../../../support/shipped-file';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'outage-'));
  writeFileSync(join(folder, 'regions.yaml'), shippedText);
});
afterAll(() => rmSync(folder, { recursive: true }));

test('of a stamp, with links that lead somewhere from here', async () => {
  const { code, out } = await runCommand(outage, folder, ['westeurope']);
  expect(code).toBe(0);
  expect(out).toContain('### 8. A bad deployment');
  expect(out).toContain('(docs/rollback.md)');
  expect(out).toContain('(docs/outage.md#the-states-account-is-away-for-long)');
});

test('of the control region, although it has no stamp', async () => {
  const { code, out } = await runCommand(outage, folder, ['northeurope']);
  expect(code).toBe(0);
  expect(out).toContain('### The control region, northeurope');
  expect(out).not.toContain('A bad deployment');
});

test('of no other', async () => {
  await expect(runCommand(outage, folder, ['westeurop'])).resolves.toMatchObject({ code: 2 });
});

test('without a region, it names those that there are', async () => {
  await expect(runCommand(outage, folder, [])).resolves.toMatchObject({
    code: 2,
    err: 'region: found none; name the one that has trouble: westeurope, swedencentral, northeurope',
  });
});
