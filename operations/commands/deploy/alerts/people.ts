/** Who should get alerts according to regions.yaml, and who does. */
import { peopleOf, type Severity, severities } from '../../../../topology/people';
import type { Topology } from '../../../../topology/topology';
import { type Receivers, receiversOf } from '../../../azure/action-groups';
import type { ResourceManager } from '../../../azure/resource-manager';

/** One receiver of one severity. */
export interface Reached {
  readonly severity: Severity;
  readonly by: 'mail' | 'webhook';
  readonly receiver: string;
  /** `strange`: Azure has it, but regions.yaml does not. */
  readonly state: 'there' | 'missing' | 'off' | 'strange';
}

/** An action group, with what Azure has of it. */
export interface Group {
  readonly severity: Severity;
  readonly id: string;
  readonly by: Reached['by'];
  readonly wanted: readonly string[];
  readonly found: Receivers | undefined;
}

export async function groupsOf(azure: ResourceManager, topology: Topology): Promise<readonly Group[]> {
  const groups = severities.flatMap((severity) => {
    const { mailed, called, emails, webhooks } = peopleOf(topology, severity);
    return [
      { severity, id: mailed.id, by: 'mail' as const, wanted: emails },
      { severity, id: called.id, by: 'webhook' as const, wanted: webhooks },
    ];
  });
  return Promise.all(groups.map(async (group) => ({ ...group, found: await receiversOf(azure, group.id) })));
}

export function reached({ severity, by, wanted, found }: Group): readonly Reached[] {
  const has = by === 'mail' ? found?.emailReceivers : found?.webhookReceivers;
  const names = (has ?? []).map(({ name }) => name);
  const row = (receiver: string, state: Reached['state']): Reached => ({ severity, by, receiver, state });
  return [
    ...wanted.map((receiver) =>
      row(receiver, names.includes(receiver) ? (found?.enabled ? 'there' : 'off') : 'missing'),
    ),
    ...names.filter((name) => !wanted.includes(name)).map((receiver) => row(receiver, 'strange')),
  ];
}
