import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { providerSchemas } from '../../../../operations/commands/project/provider-schemas';
import { runCommand } from '../../../support/run-command';

const file = 'providers/data/azuread-3.7.0.json';
const committed = readFileSync(file, 'utf8');
let folder: string;
const write = (name: string, content: string | Buffer) => writeFileSync(join(folder, name), content);
const written = () => readFileSync(join(folder, file), 'utf8');

/** A project without data, beside the files of which they are made. */
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'provider-schemas-'));
  mkdirSync(join(folder, 'providers/data'), { recursive: true });
  const { facts, ...schema } = JSON.parse(committed);
  write('schema.json.gz', gzipSync(JSON.stringify(schema)));
  write('facts.json', JSON.stringify(facts));
  write('README.md', '# Not JSON');
});

afterEach(() => rmSync(folder, { recursive: true }));

const made = (args: readonly string[], env = process.env) =>
  runCommand(providerSchemas, folder, ['azuread', '3.7.0', ...args], { env });

test('the file of one version, from a schema and facts', async () => {
  const { code, out } = await made(['--schema', 'schema.json.gz', '--facts', 'facts.json']);
  expect([code, out]).toEqual([0, `${file} written`]);
  expect(written()).toBe(committed);
});

test('without facts, those that are there are kept', async () => {
  write(file, committed);
  expect(await made(['--schema', 'schema.json.gz'])).toMatchObject({ code: 0 });
  expect(written()).toBe(committed);
});

test('a served type without facts, before anything is downloaded', async () => {
  const { azuread_group, ...others } = JSON.parse(readFileSync(join(folder, 'facts.json'), 'utf8'));
  write('facts.json', JSON.stringify(others));
  expect(await made(['--facts', 'facts.json'])).toEqual({
    code: 2,
    out: '',
    err: `${file}: no plan facts of azuread_group; give them with --facts FILE, as {"TYPE": {"ATTRIBUTE": {"force_new": true}}}`,
  });
});

test.each([
  ['/nowhere/facts.json', /^--facts \/nowhere\/facts\.json: cannot be read; ENOENT/],
  ['README.md', /^--facts README\.md: cannot be read; .* is not valid JSON$/],
])('facts that cannot be read, before anything is downloaded: %s', async (facts, message) => {
  const { code, err } = await made(['--facts', facts]);
  expect(err).toMatch(message);
  expect(code).toBe(2);
});

test('the Terraform that is named is the one that is asked', async () => {
  const terraform = join(folder, 'terraform');
  write('terraform', '#!/bin/sh\necho no registry >&2; exit 1\n');
  chmodSync(terraform, 0o755);
  const env = { ...process.env, TERRAFORM_BINARY_NAME: terraform };
  expect(await made(['--facts', 'facts.json'], env)).toEqual({
    code: 2,
    out: '',
    err: 'terraform init -no-color failed:\nno registry\n',
  });
});

test('the facts of a new version, from those of the nearest', async () => {
  const { facts, ...schema } = JSON.parse(committed);
  const group = schema.resource_schemas.azuread_group.block;
  const { display_name, ...others } = group.attributes;
  const fresh = { optional: true, type: 'string' };
  group.attributes = { ...others, description: { ...others.description, type: 'bool' }, fresh };
  write('schema.json.gz', gzipSync(JSON.stringify(schema)));
  write(
    file,
    JSON.stringify({
      ...JSON.parse(committed),
      facts: { ...facts, azuread_group: { ...facts.azuread_group, display_name: { force_new: true } } },
    }),
  );
  const args = ['azuread', '4.0.0', '--schema', 'schema.json.gz', '--like', '3.7.0'];
  const { code, out } = await runCommand(providerSchemas, folder, args, { env: process.env });
  expect([code, out]).toEqual([
    0,
    `providers/data/azuread-4.0.0.json written
to be looked up in the code of the provider:
azuread_group description
azuread_group fresh`,
  ]);
  const made = JSON.parse(readFileSync(join(folder, 'providers/data/azuread-4.0.0.json'), 'utf8'));
  expect(made.facts).toEqual(facts);
});
