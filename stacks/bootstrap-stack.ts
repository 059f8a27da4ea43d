import { DataAzureadClientConfig } from '@cdktf/provider-azuread/lib/data-azuread-client-config';
import { DataAzureadServicePrincipal } from '@cdktf/provider-azuread/lib/data-azuread-service-principal';
import { Group } from '@cdktf/provider-azuread/lib/group';
import { AzureadProvider } from '@cdktf/provider-azuread/lib/provider';
import { RoleDefinition } from '@cdktf/provider-azurerm/lib/role-definition';
import { TerraformOutput } from 'cdktf';
import type { Construct } from 'constructs';
import { Access } from '../constructs/access';
import { budget } from '../constructs/budget';
import { StateAccount } from '../constructs/state-account';
import { WorkflowIdentity } from '../constructs/workflow-identity';
import { type Grant, grants, type Scope } from '../topology/access/grants';
import { type CustomRoleName, customRoles } from '../topology/access/roles';
import {
  bootstrapOutputs,
  factsOfControlRegion,
  type Prepared,
  stateSubscriptionOf,
  subjectOf,
  subscriptionsOf,
} from '../topology/bootstrap';
import { BaseStack } from './base-stack';

export interface BootstrapStackProps {
  /** With everything that bootstrap needs. */
  readonly topology: Prepared;
}

/** Microsoft Graph, in every tenant: https://learn.microsoft.com/troubleshoot/entra/entra-id/governance/verify-first-party-apps-sign-in */
const GRAPH = '00000003-0000-0000-c000-000000000000';

/** What must exist before anything is deployed: the state account, the identities, the operators group and the budgets. */
export class BootstrapStack extends BaseStack {
  static readonly id = 'bootstrap';

  constructor(scope: Construct, { topology }: BootstrapStackProps) {
    super(scope, BootstrapStack.id, { topology });
    new AzureadProvider(this, 'azuread', { tenantId: topology.tenantId });
    const { bootstrap, state, workload, environment } = topology;
    const called = (noun: string) => `${workload} ${environment} ${noun}`;
    const subscriptions = subscriptionsOf(topology);
    const stateSubscription = stateSubscriptionOf(topology);
    /** Providers of subscriptions other than the system's own. */
    const providers = new Map(
      [...new Set([...subscriptions, stateSubscription])]
        .filter((subscription) => subscription !== topology.subscriptionId)
        .map((subscription) => [
          subscription,
          this.azurerm(subscription, topology.tenantId, `in_${subscription}`),
        ]),
    );

    const { containerId } = new StateAccount(this, 'state', {
      names: state,
      location: topology.controlRegion,
      facts: factsOfControlRegion(topology),
      provider: providers.get(stateSubscription),
    });

    const graph = new DataAzureadServicePrincipal(this, 'graph', { clientId: GRAPH });
    const subject = (claims: string) => subjectOf(topology, claims);
    // With legacy access, a plan reads keys to the data, which any branch could print.
    const plansPullRequests = topology.adopt.acceptLegacyAccess === undefined;
    const planner = new WorkflowIdentity(this, 'planner', {
      displayName: called('planner'),
      // On main, deploy.yml and drift.yml plan; who can start a job there can also merge.
      subjects: {
        ...(plansPullRequests && { pull_request: subject('pull_request') }),
        main: subject('ref:refs/heads/main'),
      },
      graph,
      graphPermission: 'Application.Read.All',
    });
    const deployer = new WorkflowIdentity(this, 'deployer', {
      displayName: called('deployer'),
      subjects: { environment: subject(`environment:${bootstrap.githubEnvironment}`) },
      graph,
      graphPermission: 'Application.ReadWrite.OwnedBy',
    });
    const operators = this.operators(called('operators'), bootstrap.operators);

    const roles = this.roles(topology, called);
    const principals = {
      planner: planner.principalId,
      deployer: deployer.principalId,
      operators: operators.objectId,
    };
    const on = (place: Scope): readonly Grant[] => grants.filter((grant) => grant.on === place);
    for (const subscriptionId of subscriptions) {
      const there = { subscriptionId, provider: providers.get(subscriptionId) };
      const subscription = `/subscriptions/${subscriptionId}`;
      new Access(this, `in_${subscriptionId}`, {
        grants: on('subscriptions'),
        on: subscription,
        principals,
        roles,
        ...there,
      });
      budget(this, `budget_${subscriptionId}`, {
        name: this.name('budget'),
        subscription,
        amount: bootstrap.budget.monthlyAmount,
        emails: bootstrap.budget.emails ?? topology.alerts.emails,
        provider: there.provider,
      });
    }
    new Access(this, 'on_state', {
      grants: on('state'),
      on: containerId,
      subscriptionId: stateSubscription,
      principals,
      roles,
      provider: providers.get(stateSubscription),
    });

    for (const [name, value] of Object.entries({
      deployClientId: deployer.clientId,
      planClientId: planner.clientId,
      operatorsGroupId: operators.objectId,
    } satisfies Record<keyof typeof bootstrapOutputs, string>)) {
      const { output, description } = bootstrapOutputs[name as keyof typeof bootstrapOutputs];
      new TerraformOutput(this, `output_${output}`, { value, description }).overrideLogicalId(output);
    }
  }

  private operators(displayName: string, members: readonly string[]): Group {
    const runner = new DataAzureadClientConfig(this, 'runner');
    const listed = JSON.stringify(members.map((member) => member.toLowerCase()));
    return new Group(this, 'operators', {
      displayName,
      description: 'People on call: docs/first-deployment.md, Who may what',
      securityEnabled: true,
      preventDuplicateNames: true,
      // By default whoever ran this first would own the group for life, and could add anybody.
      owners: [...members],
      members: [...members],
      lifecycle: {
        preventDestroy: true,
        precondition: [
          {
            condition: `\${contains(${listed}, lower(${runner.fqn}.object_id))}`,
            errorMessage:
              'bootstrap.operators must include whoever runs this, because the right to write the state comes from that group; add your object id (az ad signed-in-user show --query id).',
          },
        ],
      },
    });
  }

  private roles(
    topology: Prepared,
    called: (noun: string) => string,
  ): Readonly<Record<CustomRoleName, RoleDefinition>> {
    const scopes = subscriptionsOf(topology).map((id) => `/subscriptions/${id}`);
    const custom = customRoles(topology.adopt.acceptLegacyAccess !== undefined);
    const entries = Object.entries(custom).map(([name, role]) => {
      const { actions, notActions = [] } = role as {
        actions: readonly string[];
        notActions?: readonly string[];
      };
      const definition = new RoleDefinition(this, `role_${name}`, {
        name: called(role.noun),
        description: role.description,
        scope: `/subscriptions/${topology.subscriptionId}`,
        assignableScopes: scopes,
        permissions: [{ actions: [...actions], notActions: [...notActions] }],
      });
      return [name, definition] as const;
    });
    return Object.fromEntries(entries) as Record<CustomRoleName, RoleDefinition>;
  }
}
