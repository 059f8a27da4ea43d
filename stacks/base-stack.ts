import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { Aspects, type TerraformElement, TerraformStack } from 'cdktf';
import type { Construct, IConstruct } from 'constructs';
import { literal } from '../constructs/literal';
import { type Tags, tagsOf } from '../topology/tags';
import { OLDEST_TERRAFORM } from '../topology/terraform-version';
import type { Region, Topology } from '../topology/topology';
import { keepState } from './backend';

export interface BaseStackProps {
  readonly topology: Topology;
  /** None: a stack of what is global. */
  readonly region?: Region;
}

/** What every stack has: its own state, the provider, the tags, and addresses that a person can read. */
export abstract class BaseStack extends TerraformStack {
  private readonly regional: boolean;

  constructor(scope: Construct, id: string, { topology, region }: BaseStackProps) {
    super(scope, id);
    this.regional = region !== undefined;
    keepState(this, topology, id);
    this.addOverride('terraform.required_version', `>= ${OLDEST_TERRAFORM}.0`);
    this.azurerm(region?.subscriptionId ?? topology.subscriptionId, topology.tenantId);
    const tags = Object.fromEntries(
      Object.entries(tagsOf(topology, id, region)).map(([name, text]) => [name, literal(text)]),
    );
    Aspects.of(this).add({ visit: (node) => tag(node, tags) });
  }

  /** A provider of a subscription; with an alias, a second one beside the stack's own. */
  protected azurerm(subscriptionId: string, tenantId: string, alias?: string): AzurermProvider {
    return new AzurermProvider(this, alias ? `azurerm-${alias}` : 'azurerm', {
      ...(alias && { alias }),
      subscriptionId,
      tenantId,
      storageUseAzuread: true,
      // Registering needs rights that an identity which only plans must not have: README, "Before the first deployment".
      resourceProviderRegistrations: 'none',
      features: [
        {
          // A region may come back: its vault is recovered, its workspace too; nothing is purged.
          keyVault: [
            {
              purgeSoftDeleteOnDestroy: false,
              purgeSoftDeletedSecretsOnDestroy: false,
              recoverSoftDeletedKeyVaults: true,
            },
          ],
          logAnalyticsWorkspace: [{ permanentlyDeleteOnDestroy: false }],
          // A stamp's group goes with all that is in it: Application Insights puts an alert rule and an action group
          // there that Terraform does not know, and a retired region could not go.
          // https://github.com/hashicorp/terraform-provider-azurerm/pull/22163
          resourceGroup: [{ preventDeletionIfContainsResources: !this.regional }],
        },
      ],
    });
  }

  /** `network_subnet-endpoints`: the path of the construct. CDKTF's own would carry a hash. */
  protected override allocateLogicalId(element: TerraformElement): string {
    const address = element.node.path.split('/').slice(1).join('_');
    return /^[a-z][a-z0-9_-]*$/.test(address) ? address : super.allocateLogicalId(element);
  }
}

function tag(node: IConstruct, tags: Tags): void {
  if (!isAzureResource(node) || !('tagsInput' in node)) return;
  const own = node as { tags?: Record<string, string>; tagsInput?: Record<string, string> };
  own.tags = { ...tags, ...own.tagsInput };
}

function isAzureResource(node: object): boolean {
  return 'terraformResourceType' in node && String(node.terraformResourceType).startsWith('azurerm_');
}
