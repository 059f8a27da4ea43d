import { providerData } from '../../providers/data';
import { providerOf } from '../../providers/schema';
import { defaultVersions, type ProviderName, type Versions } from '../../providers/versions';
import type { Account } from './account';
import { type Fault, type FaultMode, Faults } from './faults';
import { Provider } from './provider';
import { serve } from './server';
import type { Values } from './value';
import { type Resource, World } from './world';

export type { Account, Fault, FaultMode, Resource, Values };
export { World };

export interface SimulatedAzure {
  /**
   * The environment in which Terraform reaches this Azure with these versions of the providers, by default those of
   * regions.yaml. Nothing is installed, and no network is used.
   */
  readonly envFor: (versions?: Partial<Versions>) => Promise<Readonly<Record<string, string>>>;
  readonly world: World;
  /** Creates a resource as if it had existed before the rehearsal, to be adopted or referred to. */
  readonly seed: (type: string, config: Values, account: Account) => Resource;
  /** Adds a fault; call the returned function to remove it. */
  readonly inject: (fault: Fault) => () => void;
  /** Resolves when the next fault is met. */
  readonly faultMet: () => Promise<void>;
  readonly close: () => void;
}

export interface Options {
  readonly world?: World;
  readonly faults?: readonly Fault[];
}

/** Starts an Azure that lives in this process until it is closed. */
export function startSimulatedAzure({ world = new World(), faults = [] }: Options = {}): SimulatedAzure {
  const injected = new Faults(faults);
  const provider = each((name, version) => new Provider(providerData(name, version), world, injected));
  const servers: ReturnType<typeof serve>[] = [];
  const server = each((name, version) => {
    const started = serve(provider(name, version));
    servers.push(started);
    return started;
  });
  return {
    envFor: async (versions) => {
      const all = { ...defaultVersions, ...versions };
      const [azurerm, azuread] = await Promise.all([
        server('azurerm', all.azurerm),
        server('azuread', all.azuread),
      ]);
      return {
        TF_REATTACH_PROVIDERS: JSON.stringify({
          ...reattach('azurerm', azurerm),
          ...reattach('azuread', azuread),
        }),
      };
    },
    world,
    seed: (type, config, account) => {
      const name = providerOf(type);
      return provider(name, defaultVersions[name]).seed(type, config, account);
    },
    inject: (fault) => injected.inject(fault),
    faultMet: () => injected.met(),
    close: () => {
      for (const started of servers) started.then(({ close }) => close());
    },
  };
}

/** Creates one object for each version of a provider. */
function each<T>(make: (name: ProviderName, version: string) => T) {
  const made = new Map<string, T>();
  return (name: ProviderName, version: string): T => {
    const key = `${name} ${version}`;
    const found = made.get(key) ?? make(name, version);
    made.set(key, found);
    return found;
  };
}

/** OpenTofu takes the same providers from a registry of its own. */
const registries = ['registry.terraform.io', 'registry.opentofu.org'];

const reattach = (name: ProviderName, { address }: { address: string }) =>
  Object.fromEntries(
    registries.map((registry) => [
      `${registry}/hashicorp/${name}`,
      {
        Protocol: 'grpc',
        ProtocolVersion: 5,
        // biome-ignore lint/style/noRestrictedGlobals: where this process is, not what its user has set
        Pid: process.pid,
        Test: true,
        Addr: { Network: 'tcp', String: address },
      },
    ]),
  );
