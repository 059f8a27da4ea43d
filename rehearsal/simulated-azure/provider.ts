import { type Account, answer } from './answers';
import * as azure from './azure';
import { constraintProblems, type Problem } from './constraints';
import { dataSources } from './data-sources';
import { Refusal } from './errors';
import type { Faults, Operation } from './faults';
import { nameProblems } from './name-rules';
import { mapEntries, type Path, planState, replacements } from './plan';
import { formProblems } from './references';
import { broken, replacementRules } from './rules';
import type { Block, ProviderSchemas } from './schema';
import { isKnown, type Values } from './value';
import type { Resource, World } from './world';

/** One provider (azurerm or azuread) in front of a simulated Azure. */
export class Provider {
  constructor(
    readonly schemas: ProviderSchemas,
    private readonly world: World,
    private readonly faults: Faults,
  ) {}

  validate(type: string, config: Values): readonly Problem[] {
    const { block, facts } = this.resourceType(type);
    const messages = [
      ...nameProblems(type, config),
      ...formProblems(type, config),
      ...broken('validate', type, config, null),
    ];
    return [
      ...constraintProblems(block, facts, config),
      ...messages.map((summary) => ({ summary, detail: '' })),
    ];
  }

  plan(type: string, prior: Values | null, proposed: Values): { planned: Values; replace: readonly Path[] } {
    const { block, facts } = this.resourceType(type);
    const planned = planState(block, facts, prior, proposed);
    refuse(broken('plan', type, planned, prior));
    const replace = prior
      ? [...replacements(block, facts, prior, planned), ...replacedByRule(type, prior, planned)]
      : [];
    return { planned, replace };
  }

  async apply(
    type: string,
    prior: Values | null,
    planned: Values | null,
    account: Account,
  ): Promise<Values | null> {
    if (!planned) {
      await this.change('delete', resourceOf(type, prior ?? {}));
      return null;
    }
    refuse(broken('apply', type, planned, prior));
    const { timeouts, ...values } = answer(type, this.resourceType(type).block, planned, account);
    await this.change(prior ? 'update' : 'create', resourceOf(type, values));
    return { ...values, timeouts: timeouts ?? null };
  }

  read(type: string, current: Values): Values | null {
    const found = this.world.get(type, String(current.id));
    return found ? { ...found.values, timeouts: current.timeouts ?? null } : null;
  }

  /** The state of a resource of which only the id is known; the read that follows fills it in. */
  import(type: string, id: string): Values {
    return { ...emptyState(this.resourceType(type).block), id };
  }

  readData(type: string, config: Values, account: Account): Values {
    const schema = this.schemas.data_source_schemas[type];
    const read = dataSources[type];
    if (!schema || !read) throw notServed(type);
    return { ...emptyState(schema.block), ...config, ...read(config, account, this.world) };
  }

  /** Creates a resource as if somebody had done so before the rehearsal. */
  seed(type: string, config: Values, account: Account): Resource {
    const { block } = this.resourceType(type);
    const { planned } = this.plan(type, null, { ...emptyState(block), ...config });
    const { timeouts, ...values } = answer(type, block, planned, account);
    const resource = resourceOf(type, values);
    this.world.put(resource);
    return resource;
  }

  private async change(operation: Operation, resource: Resource): Promise<void> {
    await this.faults.meet(operation, resource);
    if (operation === 'create') azure.create(this.world, resource);
    if (operation === 'update') azure.update(this.world, resource);
    if (operation === 'delete') azure.remove(this.world, resource);
  }

  private resourceType(type: string) {
    const schema = this.schemas.resource_schemas[type];
    if (!schema) throw notServed(type);
    return { block: schema.block, facts: this.schemas.facts[type] ?? {} };
  }
}

const resourceOf = (type: string, values: Values): Resource => ({ type, id: String(values.id), values });

const notServed = (type: string) => new Refusal(`the simulated Azure does not serve ${type}`);

function refuse([problem]: readonly string[]): void {
  if (problem) throw new Refusal(problem);
}

const replacedByRule = (type: string, prior: Values, planned: Values): readonly Path[] =>
  replacementRules
    .filter(
      (rule) => rule.type === type && isKnown(planned[rule.attribute] ?? null) && rule.when(prior, planned),
    )
    .map(({ attribute }) => [attribute]);

const emptyState = (block: Block): Values => ({
  ...mapEntries(block.attributes, () => null),
  ...mapEntries(block.block_types, (_, { nesting_mode }) => (nesting_mode === 'single' ? null : [])),
});
