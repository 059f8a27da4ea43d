import type { Account, Fault, Values } from '../../../../operations/simulated-azure';
import { Refusal } from '../../../../operations/simulated-azure/errors';
import { Faults } from '../../../../operations/simulated-azure/faults';
import { Provider } from '../../../../operations/simulated-azure/provider';
import { World } from '../../../../operations/simulated-azure/world';
import { providerData } from '../../../../providers/data';
import { defaultVersions } from '../../../../providers/versions';
import { subscription, tenant } from './terraform';

export const account: Account = { subscription, tenant };
export const group = `/subscriptions/${subscription}/resourceGroups/rg-a`;

/** azurerm without Terraform: what it does with a configuration. */
export function azurerm(
  faults: readonly Fault[] = [],
  version: string = defaultVersions.azurerm,
  world = new World(),
) {
  const data = providerData('azurerm', version);
  const provider = new Provider(data, world, new Faults(faults));
  const complete = (type: string, config: Values) => ({ ...provider.import(type, ''), id: null, ...config });
  /** As Terraform proposes it: what was computed before stays where the configuration is silent. */
  const proposed = (type: string, prior: Values | null, config: Values): Values => {
    const attributes = data.resource_schemas[type]?.block.attributes ?? {};
    const computed = Object.keys(attributes).filter((name) => attributes[name]?.computed);
    const kept = computed.map((name) => [name, config[name] ?? prior?.[name] ?? null]);
    return { ...complete(type, config), ...Object.fromEntries(kept) };
  };
  const plan = (type: string, prior: Values | null, config: Values) =>
    provider.plan(type, prior, proposed(type, prior, config));
  return {
    world,
    provider,
    validate: (type: string, config: Values) => provider.validate(type, complete(type, config)),
    seed: (type: string, config: Values) => provider.seed(type, config, account).values,
    plan,
    create: (type: string, config: Values) =>
      provider.apply(type, null, plan(type, null, config).planned, account),
    update: (type: string, prior: Values, config: Values) =>
      provider.apply(type, prior, plan(type, prior, config).planned, account),
    remove: (type: string, prior: Values) => provider.apply(type, prior, null, account),
  };
}

/** What was refused, in one text; undefined when nothing was. */
export async function refusalOf(run: () => unknown): Promise<string | undefined> {
  try {
    await run();
    return undefined;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return [error.summary, error.detail].filter(Boolean).join('\n');
  }
}
