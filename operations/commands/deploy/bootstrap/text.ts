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

/** What bootstrap would do. */
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
      ? `Its state starts on this machine, then moves to ${storageAccount}, the storage account that it creates.`
      : `Its state is in ${storageAccount}.`,
  ].join('\n\n');
}

/** Which permissions that takes. */
export function rightsText(topology: Prepared): string {
  const all = [...new Set([...subscriptionsOf(topology), stateSubscriptionOf(topology)])];
  const registered = [...new Set([...registrationsOf(topology).values()].flat())].join(', ');
  return [
    'You need these roles now. Nobody needs them afterwards:',
    ...all.map((subscription) => `  Owner of the subscription ${subscription}`),
    `  Privileged Role Administrator, Application Administrator and permission to create groups, in the tenant ${topology.tenantId}`,
    `Registers these resource providers, unless they are registered already: ${registered}.`,
  ].join('\n');
}

/** The outputs, by their Terraform names. */
export type Published = Readonly<
  Record<(typeof bootstrapOutputs)[keyof typeof bootstrapOutputs]['output'], string>
>;

/** Of .github/workflows/deploy.yml. */
const DEPLOY_ENVIRONMENT = 'production';

/** What to enter in the repository; none of it is secret. */
export function settingsText({ bootstrap, tenantId, adopt }: Prepared, published: Published): string {
  const { repository, githubEnvironment, repositoryIds } = bootstrap;
  const settings = `https://github.com/${repository}/settings`;
  return [
    `In the repository, ${settings}:`,
    `  Environments: ${githubEnvironment}, with required reviewers, only for the branch main. Its variable:`,
    `    AZURE_DEPLOY_CLIENT_ID = ${published.deploy_client_id}`,
    `  Secrets and variables, Actions, Variables, after the first deployment${adopt.acceptLegacyAccess ? ' and once adopt.acceptLegacyAccess is removed' : ''}:`,
    `    AZURE_PLAN_CLIENT_ID = ${published.plan_client_id}`,
    ...(adopt.acceptLegacyAccess
      ? [
          '    Until then keys give access to the adopted data, so pull requests must not plan: deploy by hand.',
        ]
      : []),
    ...(githubEnvironment === DEPLOY_ENVIRONMENT
      ? []
      : [`In .github/workflows/deploy.yml, environment: ${githubEnvironment}.`]),
    ...(repositoryIds
      ? []
      : [
          'If the repository was created, renamed or moved since 15 July 2026, its tokens contain ids: add bootstrap.repositoryIds, or no workflow can sign in.',
        ]),
    `Tenant (${tenantId}) and subscriptions are read from regions.yaml. There is no secret.`,
    `The operators group is ${published.operators_group_id}; its members are bootstrap.operators.`,
  ].join('\n');
}
