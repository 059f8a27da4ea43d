/** What each state holds and what flows between states, read only from the synthesized stacks. */
import type { Stack, StackConfig } from '../../terraform/manifest';
import { services } from './services';

type BoxState = 'active' | 'standby' | 'retired' | 'global';

interface Content {
  readonly service: string;
  readonly count: number;
}

/** A state. */
export interface Box {
  readonly id: string;
  /** More than one if they are alike. */
  readonly stacks: readonly string[];
  /** For a stamp the state of its region, judged by its origin; `global` for any other. */
  readonly state: BoxState;
  readonly contents: readonly Content[];
  readonly resources: number;
}

export type FlowKind = 'requests' | 'data' | 'values';

export interface Flow {
  readonly from: string;
  readonly to: string;
  readonly kind: FlowKind;
  readonly label: string;
}

export interface Diagram {
  readonly boxes: readonly Box[];
  readonly flows: readonly Flow[];
}

/** The clients, which are not a state. */
export const CLIENTS = 'clients';

const STAMP = 'stamp-';

export function diagramOf(stacks: readonly Stack[]): Diagram {
  const edge = stacks.find(({ config }) => resourcesOf(config, 'azurerm_cdn_frontdoor_profile').length > 0);
  const name = stacks.find(
    ({ config }) => resourcesOf(config, 'azurerm_cdn_frontdoor_custom_domain').length > 0,
  );
  const boxes = stacks.map(boxOf);
  return {
    boxes,
    flows: [
      ...(name && edge
        ? [
            { from: CLIENTS, to: name.name, kind: 'requests' as const, label: '' },
            { from: name.name, to: edge.name, kind: 'requests' as const, label: '' },
          ]
        : []),
      ...stacks.flatMap((stack) => (edge ? flowsOf(stack, edge.name) : [])),
      ...stacks.flatMap((stack) => valuesOf(stack, stacks)),
    ],
  };
}

type Properties = Readonly<Record<string, unknown>>;

const resourcesOf = ({ resource }: StackConfig, type: string): readonly Properties[] =>
  Object.values(resource?.[type] ?? {});

function boxOf({ name, config }: Stack): Box {
  const counts = Object.entries(config.resource ?? {}).map(
    ([type, byName]) => [type, Object.keys(byName).length] as const,
  );
  const count = new Map(counts);
  return {
    id: name,
    stacks: [name],
    state: stateOf(name, config),
    contents: Object.entries(services).flatMap(([type, service]) => {
      const found = count.get(type);
      return found === undefined ? [] : [{ service, count: found }];
    }),
    resources: counts.reduce((sum, [, found]) => sum + found, 0),
  };
}

function stateOf(name: string, config: StackConfig): BoxState {
  if (!name.startsWith(STAMP)) return 'global';
  const origins = resourcesOf(config, 'azurerm_cdn_frontdoor_origin').filter(isServing);
  if (Object.keys(config.resource ?? {}).length === 0) return 'retired';
  return origins.some(({ enabled }) => enabled !== false) ? 'active' : 'standby';
}

/** Excludes doors, which have their own origin group in the stamp. */
const isServing = ({ cdn_frontdoor_origin_group_id: group }: Properties): boolean =>
  String(group).includes('terraform_remote_state');

function flowsOf({ name, config }: Stack, edge: string): readonly Flow[] {
  const reached = resourcesOf(config, 'azurerm_private_endpoint').map((each) => JSON.stringify(each));
  const data = [
    ...(reached.some((text) => text.includes('outputs.cosmos_')) ? ['data'] : []),
    ...(reached.some((text) => text.includes('outputs.registry_')) ? ['images'] : []),
  ];
  return [
    ...(name !== edge && stateOf(name, config) === 'active'
      ? [{ from: edge, to: name, kind: 'requests' as const, label: 'requests' }]
      : []),
    ...(data.length > 0 ? [{ from: name, to: edge, kind: 'data' as const, label: data.join(', ') }] : []),
  ];
}

const OUTPUT = /data\.terraform_remote_state\.([\w-]+)\.outputs\.([\w-]+)/g;

/** The outputs of other stacks that a stack reads. */
function valuesOf({ name, config }: Stack, stacks: readonly Stack[]): readonly Flow[] {
  const read = new Map<string, Set<string>>();
  for (const [, from = '', output = ''] of JSON.stringify(config).matchAll(OUTPUT)) {
    read.set(from, (read.get(from) ?? new Set()).add(output));
  }
  return stacks.flatMap((other) => {
    const outputs = read.get(other.name.replaceAll('-', '_'));
    if (!outputs) return [];
    const label = outputs.size === 1 ? '1 value' : `${outputs.size} values`;
    return [{ from: other.name, to: name, kind: 'values' as const, label }];
  });
}
