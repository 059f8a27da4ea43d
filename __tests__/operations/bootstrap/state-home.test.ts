import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  forgetLocal,
  type Home,
  homeOf,
  localVersion,
  type Traces,
} from '../../../operations/bootstrap/state-home';

const names = { local: 'here.tfstate', account: 'stshop' };
const version = (serial: number, lineage = 'ours') => ({ lineage, serial });
const remote = (serial: number, lineage?: string) => ({ held: ['a'], version: version(serial, lineage) });
const empty = { held: [], version: version(1, 'empty') };

test.each<[string, Traces, Home]>([
  ['at first', { local: undefined, account: false, remote: undefined }, 'nowhere'],
  ['stopped before the account', { local: version(3), account: false, remote: undefined }, 'here'],
  ['stopped before the right to it', { local: version(9), account: true, remote: undefined }, 'here'],
  ['stopped before the move', { local: version(9), account: true, remote: empty }, 'here'],
  ['stopped after it', { local: version(9), account: true, remote: remote(10) }, 'moved'],
  ['after all of it', { local: undefined, account: true, remote: remote(10) }, 'in the account'],
  ['the one here is newer', { local: version(11), account: true, remote: remote(10) }, 'here'],
])('%s', (_, traces, home) => {
  expect(homeOf(traces, names)).toBe(home);
});

test.each<[string, Traces, string]>([
  [
    'an account that nobody knows of',
    { local: undefined, account: true, remote: empty },
    'the storage account stshop exists, but is in no state; found neither a state of bootstrap in it nor here.tfstate here; copy that file from the machine that began, or import what exists: docs/first-deployment.md#a-state-account-that-exists',
  ],
  [
    'two states',
    { local: version(2, 'theirs'), account: true, remote: remote(10) },
    'here.tfstate: is not the state of bootstrap in stshop; found the lineages theirs and ours; if the one in the account is right, move the file away',
  ],
])('%s', (_, traces, message) => {
  expect(() => homeOf(traces, names)).toThrow(message);
});

describe('the local state', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'state-home-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('is read, and forgotten with its backup', () => {
    const file = join(folder, 'a.tfstate');
    expect(localVersion(file, folder)).toBeUndefined();
    for (const name of [file, `${file}.backup`]) writeFileSync(name, '{"lineage":"ours","serial":3}');
    expect(localVersion(file, folder)).toEqual(version(3));
    forgetLocal(file);
    expect([file, `${file}.backup`].some(existsSync)).toBe(false);
  });

  test.each(['', '{}', 'half a fi'])('%j is none', (text) => {
    writeFileSync(join(folder, 'a.tfstate'), text);
    expect(() => localVersion(join(folder, 'a.tfstate'), folder)).toThrow(
      `a.tfstate: is not a Terraform state; found ${text.length} characters; restore it from a.tfstate.backup`,
    );
  });
});
