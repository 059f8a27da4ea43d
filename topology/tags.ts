import type { Region, Topology } from './topology';

export type Tags = Readonly<Record<string, string>>;

/** Tags of everything in one stack. A weaker choice is shown with its reason: `accept-no-zones: ...`. */
export function tagsOf(topology: Topology, stack: string, region?: Region): Tags {
  return {
    workload: topology.workload,
    environment: topology.environment,
    region: region?.name ?? 'global',
    stack,
    ...reasons(topology.api),
    ...reasons(region ?? topology.adopt),
  };
}

/** Every `acceptSomething: { reason }` of an object, as `accept-something: reason`. */
function reasons(from: object): Tags {
  return Object.fromEntries(
    Object.entries(from)
      .filter(([key, value]) => key.startsWith('accept') && value !== undefined)
      .map(([key, value]) => [key.replaceAll(/[A-Z]/g, (c) => `-${c.toLowerCase()}`), value.reason]),
  );
}
