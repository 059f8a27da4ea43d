import type { App } from 'cdktf';
import type { Prepared } from '../topology/bootstrap';
import type { Topology } from '../topology/topology';
import { BootstrapStack } from './bootstrap-stack';
import { DnsMigrationStack } from './dns-migration-stack';
import { GlobalStack } from './global-stack';
import { RegionalStampStack } from './regional-stamp-stack';

/**
 * Every stack of the system, in the order of rollout: global, then one region at a time in the order of regions.yaml,
 * so that a bad change stops at the first, and last the public name, whose routes need origins.
 */
export function composeStacks(app: App, topology: Topology): void {
  const global = new GlobalStack(app, { topology });
  const stamps = topology.regions.map((region) => new RegionalStampStack(app, { topology, region }));
  const dns = new DnsMigrationStack(app, { topology });

  [global, ...stamps, dns].reduce((earlier, later) => {
    later.addDependency(earlier);
    return later;
  });
}

/** The stack before the others. It is separate because it has another lifecycle and needs other rights. */
export function composeBootstrap(app: App, topology: Prepared): void {
  new BootstrapStack(app, { topology });
}
