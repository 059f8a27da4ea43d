/** A stack that the chosen versions of the providers do not know is refused, with the place in the code. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exitCodes } from '../../../operations/cli/exit';
import { exitCodeOf } from '../../../operations/cli/run';
import { synthesize } from '../../../operations/terraform/synthesize';
import { topologyOf } from '../../support/regions-file';

// As if nobody had said yet what azurerm 5 calls otherwise, but for a row that cannot be.
jest.mock('../../../providers/differences', () => ({
  differences: [
    {
      since: '5.0.0',
      type: 'azurerm_container_registry',
      path: 'sku',
      became: { name: 'sku', how: 'negated' },
    },
  ],
}));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'synthesize-'));
});
afterEach(() => {
  delete process.env.SYNTH_HCL_OUTPUT;
  rmSync(folder, { recursive: true });
});

async function synthesized(providers: string) {
  const said: unknown[] = [];
  const code = await exitCodeOf(
    () => {
      synthesize(topologyOf(['api:\n', `providers: { ${providers} }\napi:\n`]), join(folder, 'out'));
      return exitCodes.fine;
    },
    (error) => said.push(error),
  );
  return { code, said: said.map(String) };
}

test('every stack is told at once, each line with its place', async () => {
  const { code, said } = await synthesized('azurerm: 5.2.0');
  const lines = said.join('\n').split('\n');
  expect(code).toBe(1);
  const fix =
    'choose another version under providers in regions.yaml, or describe the difference in providers/differences.ts';
  const at = (type: string, attribute: string, verb: string) =>
    `azurerm_${type}: ${attribute} is ${verb} in azurerm 5.2.0; ${fix}`;
  const insights = (path: string) =>
    ['disable_ip_masking', 'local_authentication_disabled'].map(
      (attribute) =>
        `constructs/telemetry.ts:N ${path}: ${at('application_insights', attribute, 'not known')}`,
    );
  const stamps = ['northeurope', 'francecentral'].flatMap((region) => {
    const link = (id: string) =>
      [
        ['private_dns_zone_name', 'not known'],
        ['resource_group_name', 'not known'],
        ['private_dns_zone_id', 'required'],
      ].map(
        ([attribute = '', verb = '']) =>
          `constructs/private-link.ts:N stamp-${region}/link_${id}/network: ${at('private_dns_zone_virtual_network_link', attribute, verb)}`,
      );
    return [
      ...link('cosmos'),
      ...link('registry'),
      ...link('vault'),
      ...insights(`stamp-${region}/insights`),
    ];
  });
  const registry = ['regional_endpoint_enabled is not known', 'global_endpoint_routing_enabled is required'];
  expect(lines.map((line) => line.replace(/\.ts:\d+ /, '.ts:N ')).sort()).toEqual(
    [
      `constructs/cosmos-account.ts:N global/cosmos/account: azurerm_cosmosdb_account: local_authentication_disabled is not known in azurerm 5.2.0; ${fix}`,
      ...registry.map(
        (problem) =>
          `constructs/registry.ts:N global/registry: azurerm_container_registry: georeplications.${problem} in azurerm 5.2.0; ${fix}`,
      ),
      `constructs/public-host.ts:N dns-migration/host/headers_hsts: azurerm_cdn_frontdoor_rule: actions.response_header_action is not known in azurerm 5.2.0; ${fix}`,
      `constructs/registry.ts:N global/registry: azurerm_container_registry: sku must be true, false or one expression, so that its opposite can stand in sku; found "Premium"; ${fix}`,
      ...insights('global/outside/insights'),
      ...stamps,
    ].sort(),
  );
  const [, number] = /^constructs\/registry\.ts:(\d+) /m.exec(lines.join('\n')) ?? [];
  const line = readFileSync('constructs/registry.ts', 'utf8').split('\n')[Number(number) - 1];
  expect(line).toContain('new ContainerRegistry(');
});

test('what the bindings bind needs no translation', async () => {
  expect(await synthesized('azurerm: 4.55.0, azuread: 3.7.0')).toEqual({ code: 0, said: [] });
});

test('HCL is written in the words of the bindings alone', async () => {
  process.env.SYNTH_HCL_OUTPUT = 'true';
  expect(await synthesized('azuread: 3.7.0')).toEqual({
    code: 1,
    said: [
      'cdktf synth --hcl can write only azurerm 4.55.0 and azuread 3.7.0; found azurerm 4.81.0 and azuread 3.7.0 in regions.yaml; write providers: { azurerm: 4.55.0, azuread: 3.7.0 }, or leave out --hcl',
    ],
  });
  expect(await synthesized('azurerm: 4.55.0, azuread: 3.7.0')).toEqual({ code: 0, said: [] });
});
