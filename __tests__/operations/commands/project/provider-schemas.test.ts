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
    err: `${file}: has no plan facts for azuread_group; add --facts FILE, with {"TYPE": {"ATTRIBUTE": {"force_new": true}}}`,
  });
});

describe('a version without facts: those of the nearest one', () => {
  /** Data of azuread with a group of these attributes; a fact excludes what may be gone. */
  const data = (version: string, attributes: object, facts: object = {}) => {
    const given = JSON.parse(committed);
    return {
      ...given,
      version,
      resource_schemas: {
        ...given.resource_schemas,
        azuread_group: { version: 0, block: { attributes } },
      },
      facts: { ...given.facts, azuread_group: facts },
    };
  };
  const put = (version: string, ...parts: readonly [object, object]) =>
    write(file.replace('3.7.0', version), JSON.stringify(data(version, ...parts)));
  const text = { type: 'string', optional: true };
  const nextTo = (version: string) =>
    runCommand(providerSchemas, folder, ['azuread', version, '--schema', 'next.json']);
  const factsOf = (version: string) =>
    JSON.parse(readFileSync(join(folder, file.replace('3.7.0', version)), 'utf8')).facts.azuread_group;

  test('what both say alike is kept, what is gone goes, and what a person must look up is told', async () => {
    put(
      '3.7.0',
      { same: text, gone: text, bound: text, typed: text },
      {
        same: { force_new: true, conflicts_with: ['bound'] },
        gone: { default: 'x' },
        bound: { conflicts_with: ['gone'] },
        typed: { default: 'y' },
      },
    );
    const typed = { type: 'bool', optional: true };
    const told = { type: 'string', computed: true };
    write('next.json', JSON.stringify(data('3.10.0', { same: text, bound: text, typed, fresh: text, told })));
    const { code, out } = await nextTo('3.10.0');
    expect([code, out.split('\n')]).toEqual([
      0,
      [
        `${file.replace('3.7.0', '3.10.0')} written`,
        expect.stringContaining('terraform-provider-azuread/tree/v3.10.0/internal/services'),
        '  azuread_group.bound',
        '  azuread_group.fresh',
        '  azuread_group.typed',
      ],
    ]);
    expect(factsOf('3.10.0')).toEqual({
      bound: {},
      same: { conflicts_with: ['bound'], force_new: true },
      typed: { default: 'y' },
    });
  });

  test.each([
    ['3.8.0', '3.7.0'],
    ['3.10.1', '3.10.0'],
    ['3.1.0', '3.7.0'],
  ])('of %s: those of %s', async (version, nearest) => {
    for (const other of ['3.7.0', '3.10.0']) put(other, { same: text }, { same: { default: other } });
    write('next.json', JSON.stringify(data(version, { same: text })));
    expect(await nextTo(version)).toMatchObject({ code: 0 });
    expect(factsOf(version)).toEqual({ same: { default: nearest } });
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
    err: 'terraform init -no-color failed:\nno registry',
  });
});

test('OpenTofu names its own registry: the provider is found all the same', async () => {
  const { facts, ...schema } = JSON.parse(committed);
  write(
    'printed.json',
    JSON.stringify({ provider_schemas: { 'registry.opentofu.org/hashicorp/azuread': schema } }),
  );
  const tofu = join(folder, 'tofu');
  write('tofu', `#!/bin/sh\n[ "$1" = init ] || cat ${join(folder, 'printed.json')}\n`);
  chmodSync(tofu, 0o755);
  const env = { ...process.env, TERRAFORM_BINARY_NAME: tofu };
  expect(await made(['--facts', 'facts.json'], env)).toMatchObject({ code: 0 });
  expect(written()).toBe(committed);
});
