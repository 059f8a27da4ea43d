/** Who is given which role, and where: bootstrap assigns them, and Azure's refusals are explained by them. */
import { type BuiltInRole, builtInRoles, type CustomRoleName } from './roles';

export type Holder = 'deployer' | 'planner' | 'operators';

/** `subscriptions`: in each that the file names. `state`: on the container of the states. */
export type Scope = 'subscriptions' | 'state';

export interface Grant {
  /** Part of an address in the state: for life. */
  readonly id: string;
  readonly to: Holder;
  readonly role: BuiltInRole | CustomRoleName;
  readonly on: Scope;
  /** The holder may assign only the roles that the stacks give to the apps. */
  readonly limited?: true;
}

const { reader, locksContributor, accessAdministrator, blobDataReader, blobDataContributor } = builtInRoles;

/** The narrower comes first. */
export const grants: readonly Grant[] = [
  { id: 'deployer_locks', to: 'deployer', role: locksContributor, on: 'subscriptions' },
  { id: 'deployer_access', to: 'deployer', role: accessAdministrator, on: 'subscriptions', limited: true },
  { id: 'deployer_state', to: 'deployer', role: blobDataContributor, on: 'state' },
  { id: 'deployer_resources', to: 'deployer', role: 'deployer', on: 'subscriptions' },
  { id: 'planner_posts', to: 'planner', role: 'planner', on: 'subscriptions' },
  { id: 'planner_state', to: 'planner', role: blobDataReader, on: 'state' },
  { id: 'planner_reads', to: 'planner', role: reader, on: 'subscriptions' },
  { id: 'operators_apps', to: 'operators', role: 'operator', on: 'subscriptions' },
  // Whoever repairs a state, or runs bootstrap, whose own state moves there, must be able to write it.
  { id: 'operators_state', to: 'operators', role: blobDataContributor, on: 'state' },
  { id: 'operators_read', to: 'operators', role: reader, on: 'subscriptions' },
];
