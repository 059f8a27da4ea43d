/** Whom alerts reach, by severity: docs/adr/0031-webhooks-outside-of-terraform.md. */
import { nameOf } from './names';
import { globalNames, type Topology } from './topology';

export const severities = ['page', 'mail'] as const;
export type Severity = (typeof severities)[number];

interface ActionGroup {
  readonly name: string;
  readonly id: string;
}

/** Whom an alert reaches. Ids are made from names, so that rules in other stacks need no output. */
export interface People {
  readonly emails: readonly string[];
  /** Names; the addresses are secrets, which are in no file. */
  readonly webhooks: readonly string[];
  /** The action group of the addresses, which `global` deploys. */
  readonly mailed: ActionGroup;
  /** The action group of the webhooks, which `npm run alerts -- webhook` makes. */
  readonly called: ActionGroup;
}

/** Receivers of every alert also get pages. */
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

/** The groups that an alert rule names; without webhooks their group does not exist. */
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
