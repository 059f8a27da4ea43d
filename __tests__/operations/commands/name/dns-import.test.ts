/** Zone files as providers and programs write them; beside each in fixtures/zones/ what becomes of it, read by a person. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dns } from '../../../../operations/commands/name/dns';
import { readRegions } from '../../../../topology/parse';
import { edited } from '../../../support/regions-file';
import { runCommand } from '../../../support/run-command';

const zones = join(__dirname, '../../../fixtures/zones');
const before = edited(
  ['hostname: api.shop.example', 'hostname: api.example.com'],
  ['zone: shop.example', 'zone: example.com'],
  ['hostname: shop-legacy.azurewebsites.net', 'hostname: apicontososhoes.azurewebsites.net'],
  ["  records:\n    - { type: TXT, name: '@', values: [v=spf1 -all] }\n", ''],
);

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'import-'));
  file = join(folder, 'regions.yaml');
  writeFileSync(file, before);
});
afterEach(() => rmSync(folder, { recursive: true }));

const imported = (zone: string, ...options: readonly string[]) =>
  runCommand(dns, folder, ['import', ...options, join(zones, zone)]);

test.each(readdirSync(zones).filter((name) => name.endsWith('.zone')))('%s', async (zone) => {
  const dry = await imported(zone, '--dry-run');
  expect(readFileSync(file, 'utf8')).toBe(before);
  const { code, out, err } = await imported(zone);
  expect({ code, out, err }).toEqual(dry);
  expect(err).toBe('');

  const after = readFileSync(file, 'utf8');
  expect(readRegions(after, 'regions.yaml').findings).toEqual([]);
  const [head = '', tail = ''] = before.split(/ {2}legacy: .*\n/);
  expect(after.startsWith(head) && after.endsWith(tail)).toBe(true);
  const written = after.slice(head.length, after.length - tail.length);
  const golden = join(zones, zone.replace('.zone', '.out'));
  const said = `${out}\nexit code ${code}\n\n${written}`;
  if (process.env.UPDATE_ZONES) writeFileSync(golden, said);
  expect(said).toBe(readFileSync(golden, 'utf8'));
});
