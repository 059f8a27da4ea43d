/** Whom alerts reach, by severity: docs/adr/0031-webhooks-outside-of-terraform.md. */
import { nameOf } from './names';
import { globalNames, type Topology } from './topology';

export const severities = ['page', 'mail'] as const;
export type Severity = (typeof severities)[number];

interface ActionGroup {
  readonly name: string;
  readonly id: string;
}

/** What reaches people, by name: rules in other stacks need no output for it. */
export interface People {
  readonly emails: readonly string[];
  /** By name; their addresses are secrets, which no file has. */
  readonly webhooks: readonly string[];
  /** Of the addresses; `global` makes it. */
  readonly mailed: ActionGroup;
  /** Of the webhooks; `npm run alerts -- webhook` makes it. */
  readonly called: ActionGroup;
}

/** Who gets every alert gets pages, too. */
export function peopleOf(topology: Topology, severity: Severity): People {
  const { emails, webhooks, page } = topology.alerts;
  const more = severity === 'page' ? page : undefined;
  return {
    emails: [...new Set([...emails, ...(more?.emails ?? [])])],
    webhooks: [...new Set([...webhooks, ...(more?.webhooks ?? [])])],
    mailed: actionGroup(topology, severity),
    called: actionGroup(topology, `${severity}-webhooks`),
  };
}

/** Those that an alert rule names: there is none of webhooks where there are none. */
export const actionGroupIds = ({ mailed, called, webhooks }: People): readonly string[] =>
  [mailed, ...(webhooks.length > 0 ? [called] : [])].map(({ id }) => id);

function actionGroup(topology: Topology, part: string): ActionGroup {
  const names = globalNames(topology);
  const name = nameOf('actionGroup', { ...names, part });
  const group = nameOf('resourceGroup', { ...names, part: 'global' });
  return {
    name,
    id: `/subscriptions/${topology.subscriptionId}/resourceGroups/${group}/providers/Microsoft.Insights/actionGroups/${name}`,
  };
}
