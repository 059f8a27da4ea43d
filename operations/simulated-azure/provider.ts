import { type Block, type ProviderData, providerOf } from '../../providers/schema';
import type { Account } from './account';
import { answer } from './answers';
import * as azure from './azure';
import { type ConfigProblem, constraintProblems } from './constraints';
import { Refusal } from './errors';
import type { Faults } from './faults';
import { nameProblems } from './name-problems';
import { overlooked, requireGroupWhereAsked } from './older-clients';
import { planState } from './planned-state';
import { broken, replacedFor, warningsOf } from './provider-checks';
import { formProblems, referencesOf } from './references';
import { replacements } from './replacements';
import { asRead, pruned, withChangedNamesakes } from './schema-shape';
import { dataSources, resourceTypes } from './services';
import { type AttributePath, mapEntries, type Values } from './value';
import type { Resource, World } from './world';

export interface PlannedChange {
  readonly planned: Values;
  /** Attributes that cannot change in place. */
  readonly replace: readonly AttributePath[];
  readonly warnings: readonly string[];
}

/** One provider (azurerm or azuread) in front of a simulated Azure. */
export class Provider {
  constructor(
    readonly data: ProviderData,
    private readonly world: World,
    private readonly faults: Faults,
  ) {}

  validate(type: string, config: Values): readonly ConfigProblem[] {
    const { block, facts } = this.resourceType(type);
    const messages = [...nameProblems(type, config), ...formProblems(type, config)];
    return [
      ...constraintProblems(block, facts, config),
      ...messages.map((summary) => ({ summary, detail: '' })),
    ];
  }

  plan(type: string, prior: Values | null, proposed: Values): PlannedChange {
    const { block, facts } = this.resourceType(type);
    const planned = planState(block, facts, prior, proposed);
    refuse(broken('plan', type, planned, prior));
    if (!prior) return { planned, replace: [], warnings: [] };
    const replace = [...replacements(block, facts, prior, planned), ...replacedFor(type, prior, planned)];
    return { planned, replace, warnings: warningsOf(type, prior, planned) };
  }

  async apply(
    type: string,
    prior: Values | null,
    planned: Values | null,
    account: Account,
  ): Promise<Values | null> {
    if (!planned) {
      const resource = resourceOf(type, prior ?? {}, account);
      await this.faults.meet('delete', resource);
      azure.remove(this.world, resource);
      return null;
    }
    refuse(broken('apply', type, planned, prior));
    const { block } = this.resourceType(type);
    const asked = prior ? withChangedNamesakes(type, prior, planned) : planned;
    const { timeouts, ...values } = answer(type, block, sent(type, prior, asked), account);
    const resource = resourceOf(type, values, account);
    await this.faults.meet(prior ? 'update' : 'create', resource);
    requireGroupWhereAsked(resource, account);
    const change = prior ? azure.update : azure.create;
    change(this.world, resource, referencesOf(block, planned));
    return { ...values, timeouts: timeouts ?? null };
  }

  read(type: string, current: Values, account: Account): Values | null {
    const found = this.world.get(type, String(current.id));
    if (!found || overlooked(found, account)) return null;
    if (found.tenant !== undefined && found.tenant !== account.tenant) return null;
    for (const guard of resourceTypes[type]?.readGuards ?? []) guard(found, account);
    const { block, facts } = this.resourceType(type);
    return { ...asRead(type, block, facts, found.values), timeouts: current.timeouts ?? null };
  }

  /** A state that another version may have written. Terraform reads its resource next, which fills in new attributes. */
  upgrade(type: string, state: Values): Values {
    return pruned(this.resourceType(type).block, state);
  }

  /** The state of a resource if only the id is known; the following read fills it in. */
  import(type: string, id: string): Values {
    return { ...emptyState(this.resourceType(type).block), id };
  }

  readData(type: string, config: Values, account: Account): Values {
    const schema = this.data.data_source_schemas[type];
    const read = dataSources[type];
    if (!schema || !read) throw notServed(type);
    return { ...emptyState(schema.block), ...config, ...read(config, account, this.world) };
  }

  /** Ends hanging calls, as the provider does when Terraform is interrupted. */
  stop(): void {
    this.faults.stop();
  }

  /** Creates a resource as if it had existed before the rehearsal. */
  seed(type: string, config: Values, account: Account): Resource {
    const { block } = this.resourceType(type);
    const { planned } = this.plan(type, null, { ...emptyState(block), ...config });
    const { timeouts, ...values } = answer(type, block, planned, account);
    const resource = resourceOf(type, values, account);
    this.world.put(resource);
    return resource;
  }

  private resourceType(type: string) {
    const schema = this.data.resource_schemas[type];
    if (!schema) throw notServed(type);
    return { block: schema.block, facts: this.data.facts[type] ?? {} };
  }
}

const resourceOf = (type: string, values: Values, { tenant }: Account): Resource => ({
  type,
  id: String(values.id),
  values,
  ...(providerOf(type) === 'azuread' && { tenant }),
});

/** The part of a change that reaches Azure: everything except attributes that are sent only on creation. */
const sent = (type: string, prior: Values | null, planned: Values): Values =>
  Object.fromEntries(
    Object.entries(planned).map(([name, value]) => [
      name,
      prior && resourceTypes[type]?.onlyCreated?.includes(name) ? (prior[name] ?? null) : value,
    ]),
  );

const notServed = (type: string) => new Refusal(`the simulated Azure does not serve ${type}`);

function refuse([problem]: readonly string[]): void {
  if (problem) throw new Refusal(problem);
}

const emptyState = (block: Block): Values => ({
  ...mapEntries(block.attributes, () => null),
  ...mapEntries(block.block_types, (_, { nesting_mode }) => (nesting_mode === 'single' ? null : [])),
});
