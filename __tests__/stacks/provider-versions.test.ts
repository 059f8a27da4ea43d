/** Whatever regions.yaml says is sound under every version of the providers that it may name. */
import { dataOf } from '../../providers/data';
import type { Block } from '../../providers/schema';
import { allowedVersions, defaultVersions } from '../../providers/versions';
import { parseTopology } from '../../topology/parse';
import type { Topology } from '../../topology/topology';
import { files } from '../operations/simulated-azure/support/every-choice';
import { topologyOf } from '../support/regions-file';
import { shippedTopology } from '../support/shipped-file';
import { resourcesOf, stackOf, synthesized } from '../support/synthesize';

type Providers = Topology['providers'];

const variants: readonly (readonly [string, Topology])[] = [
  ['as it is shipped', shippedTopology()],
  ['small', topologyOf()],
  ...Object.entries(files).map(
    ([name, file]) => [name, parseTopology(JSON.stringify(file), 'regions.yaml')] as const,
  ),
];
/** Each version once; those of azuread say the same. */
const versions: readonly Providers[] = allowedVersions.azurerm.map((azurerm, i) => ({
  azurerm,
  azuread: allowedVersions.azuread[i] ?? defaultVersions.azuread,
}));
const table = versions.flatMap((providers) =>
  variants.map(([name, topology]) => [name, providers, { ...topology, providers }] as const),
);

/** What the version warns of in every plan. */
const deprecated = (block: Block | undefined, values: unknown, path = ''): readonly string[] =>
  [values].flat().flatMap((element) =>
    Object.entries(element ?? {}).flatMap(([name, value]) => {
      const nested = block?.block_types?.[name];
      if (nested) return deprecated(nested.block, value, `${path}${name}.`);
      return block?.attributes?.[name]?.deprecated ? [`${path}${name}`] : [];
    }),
  );

// A synthesis checks every attribute itself, and throws.
test.each(table)('%s, with %o: all is known, nothing is deprecated', (_, providers, topology) => {
  const schemas = dataOf(providers);
  const system = synthesized(topology);
  const warned = Object.keys(system.files).flatMap((name) =>
    resourcesOf(stackOf(system, name)).flatMap(({ address, type, properties }) => {
      const schema = schemas.azurerm.resource_schemas[type] ?? schemas.azuread.resource_schemas[type];
      return deprecated(schema?.block, properties).map((path) => `${address}: ${path}`);
    }),
  );
  expect(warned).toEqual([]);
  for (const name of Object.keys(system.files)) {
    const { required_providers } = stackOf(system, name).terraform;
    const wanted = {
      azurerm: providers.azurerm,
      ...('azuread' in Object(required_providers) && { azuread: providers.azuread }),
    };
    expect(required_providers).toEqual(
      Object.fromEntries(
        Object.entries(wanted).map(([provider, version]) => [
          provider,
          { source: `hashicorp/${provider}`, version },
        ]),
      ),
    );
  }
});
