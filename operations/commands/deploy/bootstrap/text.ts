import {
  type bootstrapOutputs,
  type Prepared,
  registrationsOf,
  stateSubscriptionOf,
  subscriptionsOf,
} from '../../../../topology/bootstrap';
import type { Page } from '../../../cli/page';
import type { Plan } from '../../../terraform/stack-folder';
import { changesText } from '../../change/stack-report';

/** What it would do. */
export function intentText(
  topology: Prepared,
  { changes, outputs }: Plan,
  isLocal: boolean,
  page: Page,
): string {
  const { storageAccount } = topology.state;
  const report = { stack: 'bootstrap', outcome: 'planned', changes, outputs, seconds: 0, notes: [] };
  return [
    changesText([report], page),
    isLocal
      ? `Its state begins on this machine, and then moves into ${storageAccount}, the account that it makes.`
      : `Its state is in ${storageAccount}.`,
  ].join('\n\n');
}

/** Which rights that takes, and of whom. */
export function rightsText(topology: Prepared): string {
  const all = [...new Set([...subscriptionsOf(topology), stateSubscriptionOf(topology)])];
  const registered = [...new Set([...registrationsOf(topology).values()].flat())].join(', ');
  return [
    'Whoever runs this needs, and nobody needs afterwards:',
    ...all.map((subscription) => `  Owner of the subscription ${subscription}`),
    `  Privileged Role Administrator and Application Administrator, and the right to make groups, in the tenant ${topology.tenantId}`,
    `Where they are not yet, these resource providers are registered: ${registered}.`,
  ].join('\n');
}

/** What was published, by its Terraform name. */
export type Published = Readonly<
  Record<(typeof bootstrapOutputs)[keyof typeof bootstrapOutputs]['output'], string>
>;

/** Of .github/workflows/deploy.yml. */
const DEPLOY_ENVIRONMENT = 'production';

/** What to enter in the repository; there is no secret among it. */
export function settingsText({ bootstrap, tenantId, adopt }: Prepared, published: Published): string {
  const { repository, githubEnvironment, repositoryIds } = bootstrap;
  const settings = `https://github.com/${repository}/settings`;
  return [
    `In the repository, ${settings}:`,
    `  Environments: ${githubEnvironment}, with required reviewers, for the branch main alone. Its variable:`,
    `    AZURE_DEPLOY_CLIENT_ID = ${published.deploy_client_id}`,
    `  Secrets and variables, Actions, Variables, once everything was deployed for the first time${adopt.acceptLegacyAccess ? ' and adopt.acceptLegacyAccess is gone' : ''}:`,
    `    AZURE_PLAN_CLIENT_ID = ${published.plan_client_id}`,
    ...(adopt.acceptLegacyAccess
      ? ['    Until then keys open the adopted data, so no pull request may plan: deploy by hand.']
      : []),
    ...(githubEnvironment === DEPLOY_ENVIRONMENT
      ? []
      : [`In .github/workflows/deploy.yml, environment: ${githubEnvironment}.`]),
    ...(repositoryIds
      ? []
      : [
          'Made, renamed or moved since 15 July 2026, its tokens carry ids: add bootstrap.repositoryIds, else no workflow can sign in.',
        ]),
    `Tenant (${tenantId}) and subscriptions are read from regions.yaml. There is no secret.`,
    `The operators group is ${published.operators_group_id}; its members are bootstrap.operators.`,
  ].join('\n');
}
