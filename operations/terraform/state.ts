import { resolve } from 'node:path';
import { allowedVersions } from '../../providers/versions';
import type { Topology } from '../../topology/topology';
import { UsageError } from '../cli/exit';
import type { Surroundings } from '../cli/surroundings';
import { TerraformError } from './errors';
import { inScratchFolder } from './scratch-folder';
import { type Backend, backendOf } from './synthesize';
import { Terraform } from './terraform';

/** What Terraform knows of one stack. */
export interface State {
  /** Where it is kept, for people. */
  readonly place: string;
  /** Whether there is a state, even an empty one. */
  readonly exists: boolean;
  /** The addresses of the resources that it manages. */
  readonly held: readonly string[];
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly version: StateVersion;
}

/** Which state it is, and how often it was written. */
export interface StateVersion {
  readonly lineage: string;
  readonly serial: number;
}

/** What is read of `terraform state pull`: https://developer.hashicorp.com/terraform/internals/json-format */
export interface StateFile {
  readonly lineage?: string;
  readonly serial?: number;
  readonly outputs?: Readonly<Record<string, { readonly value: unknown }>>;
  readonly resources?: readonly {
    readonly mode: string;
    readonly type: string;
    readonly name: string;
    readonly instances: readonly { readonly index_key?: string | number }[];
  }[];
}

/**
 * `terraform init` installs the providers of everything in a state, configured or not. Providers that are declared as
 * already running are not installed, and reading a state does not call them: https://developer.hashicorp.com/terraform/plugin/debugging
 */
const running = {
  Protocol: 'grpc',
  ProtocolVersion: 5,
  Pid: 0,
  Test: true,
  Addr: { Network: 'tcp', String: '127.0.0.1:0' },
};
const TF_REATTACH_PROVIDERS = JSON.stringify(
  Object.fromEntries(
    ['registry.terraform.io', 'registry.opentofu.org'].flatMap((registry) =>
      Object.keys(allowedVersions).map((name) => [`${registry}/hashicorp/${name}`, running]),
    ),
  ),
);

/**
 * Reads the state of a stack from its backend. That needs no provider, so nothing is synthesized or downloaded, and the
 * stack need not be in the file any more. If there is no state, the azurerm backend creates an empty one, which needs
 * write permission:
 * https://github.com/hashicorp/terraform/blob/v1.11.4/internal/backend/remote-state/azure/backend_state.go
 * @throws UsageError with Terraform's own words.
 */
export async function readState(
  topology: Topology,
  stack: string,
  { folder, env }: Pick<Surroundings, 'folder' | 'env'>,
  signal: AbortSignal,
): Promise<State> {
  // The user's own data folder may belong to another backend.
  const { TF_DATA_DIR: _, ...rest } = env;
  const backend = placed(backendOf(topology, stack), folder, stack);
  try {
    const terraform = new Terraform({ ...rest, TF_REATTACH_PROVIDERS }, signal);
    return await inScratchFolder(terraform, { terraform: { backend } }, async (run) => {
      await run('init', '-no-color');
      const text = (await run('state', 'pull')).trim();
      const read = JSON.parse(text || '{}') as StateFile;
      return { place: placeIn(backend), exists: text !== '', ...contentOf(read) };
    });
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof UsageError) || error instanceof TerraformError) throw error;
    throw new UsageError(`the state of ${stack} cannot be read; found ${error.message}`);
  }
}

/** A local state is named from the folder of its stack. */
function placed({ local, ...others }: Backend, folder: string, stack: string): Backend {
  return local ? { local: { path: resolve(folder, 'cdktf.out/stacks', stack, local.path ?? '') } } : others;
}

const placeIn = ({ local, azurerm = {} }: Backend): string =>
  local?.path ?? `${azurerm.storage_account_name}/${azurerm.container_name}/${azurerm.key}`;

const contentOf = ({ outputs = {}, resources = [], lineage = '', serial = 0 }: StateFile) => ({
  version: { lineage, serial },
  held: resources
    .filter(({ mode }) => mode === 'managed')
    .flatMap(({ type, name, instances }) =>
      instances.map(({ index_key: key }) =>
        key === undefined ? `${type}.${name}` : `${type}.${name}[${JSON.stringify(key)}]`,
      ),
    ),
  outputs: Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value])),
});
