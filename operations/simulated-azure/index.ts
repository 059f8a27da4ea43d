import type { Account } from './account';
import { type Fault, type FaultMode, Faults } from './faults';
import { Provider } from './provider';
import { servedProviders } from './provider-data';
import { type ProviderName, providerOf } from './schema';
import { serve } from './server';
import type { Values } from './value';
import { type Resource, World } from './world';

export type { Account, Fault, FaultMode, Resource, Values };
export { World };

export interface SimulatedAzure {
  /** What Terraform's process needs in its environment to use it: nothing is installed, nobody is asked. */
  readonly env: Readonly<Record<string, string>>;
  readonly world: World;
  /** Creates a resource as if somebody had done so before the rehearsal, to be adopted or referred to. */
  readonly seed: (type: string, config: Values, account: Account) => Resource;
  /** Adds a fault; the answer takes it away again. */
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
export async function startSimulatedAzure({
  world = new World(),
  faults = [],
}: Options = {}): Promise<SimulatedAzure> {
  const injected = new Faults(faults);
  const providers = {
    azurerm: new Provider(servedProviders.azurerm, world, injected),
    azuread: new Provider(servedProviders.azuread, world, injected),
  };
  const [azurerm, azuread] = await Promise.all([serve(providers.azurerm), serve(providers.azuread)]);
  return {
    env: {
      TF_REATTACH_PROVIDERS: JSON.stringify({
        ...reattach('azurerm', azurerm),
        ...reattach('azuread', azuread),
      }),
    },
    world,
    seed: (type, config, account) => providers[providerOf(type)].seed(type, config, account),
    inject: (fault) => injected.inject(fault),
    faultMet: () => injected.met(),
    close: () => {
      azurerm.close();
      azuread.close();
    },
  };
}

const reattach = (name: ProviderName, { address }: { address: string }) => ({
  [`registry.terraform.io/hashicorp/${name}`]: {
    Protocol: 'grpc',
    ProtocolVersion: 5,
    // biome-ignore lint/style/noRestrictedGlobals: where this process is, not what its user has set
    Pid: process.pid,
    Test: true,
    Addr: { Network: 'tcp', String: address },
  },
});
