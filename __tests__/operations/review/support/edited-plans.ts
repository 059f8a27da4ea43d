/** Plans that real Terraform makes of stacks that somebody has edited, on what a lab has deployed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { placeStack, withLocalStates } from '../../../../operations/rehearsal/local-state';
import { reviewed, type StackPlan } from '../../../../operations/review';
import type { Rollout } from '../../../../operations/review/hazard';
import { readPlan } from '../../../../operations/review/plan/read';
import type { Stack, StackConfig } from '../../../../operations/terraform/manifest';
import { StackFolder } from '../../../../operations/terraform/stack-folder';
import type { Topology } from '../../../../topology/topology';
import type { Lab } from '../../rehearsal/support/lab';

type Properties = Record<string, unknown>;

/** Address, or `output.NAME` or a block of the top level -> what becomes of its properties; undefined: it goes. */
export type Edits = Readonly<Record<string, (properties: Properties) => Properties | undefined>>;

/** The properties with these in their place. */
export const having =
  (given: Properties) =>
  (properties: Properties): Properties => ({ ...properties, ...given });

/** A block inside of the properties, likewise; it is the only one of its name. */
export const inside =
  (block: string, ...edit: readonly ((properties: Properties) => Properties)[]) =>
  (properties: Properties): Properties => ({
    ...properties,
    [block]: edit.reduce((all, one) => one(all), properties[block] as Properties),
  });

export const both =
  (...edits: readonly ((properties: Properties) => Properties)[]) =>
  (properties: Properties): Properties =>
    edits.reduce((all, edit) => edit(all), properties);

export const without =
  (name: string) =>
  ({ [name]: _, ...properties }: Properties): Properties =>
    properties;

/** What nobody guards by `prevent_destroy`, with these edits. */
export function editedStack(stack: Stack, edits: Edits): Stack {
  const config = JSON.parse(JSON.stringify(stack.config)) as Record<string, Record<string, Properties>>;
  const resources = config.resource as unknown as Record<string, Record<string, Properties>>;
  for (const properties of Object.values(resources ?? {}).flatMap((byName) => Object.values(byName))) {
    const { prevent_destroy: _, ...lifecycle } = (properties.lifecycle ?? {}) as Properties;
    properties.lifecycle = lifecycle;
  }
  for (const [address, edit] of Object.entries(edits)) {
    const [type = '', name = ''] = address.split('.');
    const place = type === 'output' ? config : resources;
    place[type] ??= {};
    const edited = edit((place[type] as Record<string, Properties>)[name] ?? {});
    if (edited) (place[type] as Record<string, Properties>)[name] = edited;
    else delete (place[type] as Record<string, Properties>)[name];
  }
  return { ...stack, config: config as StackConfig };
}

/** A stack that holds nothing any more. */
export const emptied = (stack: Stack): Stack => {
  const { terraform, provider } = stack.config;
  return { ...stack, config: { ...(terraform && { terraform }), ...(provider && { provider }) } };
};

export class EditedPlans {
  private count = 0;
  private readonly made = new Map<Edits, Promise<StackPlan>>();

  constructor(
    private readonly lab: Lab,
    private readonly stacks: readonly Stack[],
  ) {}

  /** The stack as it was synthesized. */
  of(name: string): Stack {
    const found = this.stacks.find((stack) => stack.name === name);
    if (!found) throw new Error(`there is no stack ${name}`);
    return found;
  }

  /** Made once. */
  plan(name: string, edits: Edits): Promise<StackPlan> {
    const made = this.made.get(edits) ?? this.planOf(editedStack(this.of(name), edits));
    this.made.set(edits, made);
    return made;
  }

  async planOf(stack: Stack): Promise<StackPlan> {
    const stacks = this.stacks.map((one) => (one.name === stack.name ? stack : one));
    const local = withLocalStates(stacks, join(this.lab.folder, 'states'));
    const home = join(this.lab.folder, 'edited', `${this.count++}`, stack.name);
    for (const one of local.filter(({ name }) => name === stack.name)) placeStack(home, one);
    const terraform = await this.lab.terraformFor(stack);
    await new StackFolder(home, terraform, undefined, { initialized: true }).plan('plan');
    const reading = readPlan(readFileSync(join(home, 'plan.json'), 'utf8'), join(home, 'plan.json'), []);
    if ('refusal' in reading) throw new Error(JSON.stringify(reading.refusal));
    expect(reading.plan.stack).toBe(stack.name);
    return reading.plan;
  }
}

/** `ID ADDRESS` of every hazard, sorted; those of a stack have no stack in front when there is one alone. */
export function hazardsOf(
  topology: Topology,
  plans: readonly StackPlan[],
  more: Partial<Rollout> = {},
): readonly string[] {
  const { hazards, notes } = reviewed({ topology, plans, ...more }, new Date());
  return [...hazards, ...notes].map(({ id, address }) => `${id} ${address}`).sort();
}
