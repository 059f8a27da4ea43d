import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { Aspects, type TerraformElement, TerraformStack } from 'cdktf';
import type { Construct, IConstruct } from 'constructs';
import { literal } from '../constructs/literal';
import { refusedBy, UnknownToProvider } from '../providers/check';
import { dataOf } from '../providers/data';
import type { JsonObject } from '../providers/json';
import { inVersions } from '../providers/translate';
import type { Versions } from '../providers/versions';
import { type NameKind, type NameParts, nameOf } from '../topology/names';
import { type Tags, tagsOf } from '../topology/tags';
import { OLDEST_TERRAFORM } from '../topology/terraform-version';
import { globalNames, type Region, regionNames, type Topology } from '../topology/topology';
import { keepState } from './backend';

export interface BaseStackProps {
  readonly topology: Topology;
  /** Undefined: a global stack. */
  readonly region?: Region;
}

/** What every stack has: its own state, the provider, the tags, and readable addresses. */
export abstract class BaseStack extends TerraformStack {
  private readonly regional: boolean;
  private readonly versions: Versions;
  private readonly names: NameParts;
  /** address -> path of the construct that has it */
  private readonly addresses = new Map<string, string>();

  constructor(scope: Construct, id: string, { topology, region }: BaseStackProps) {
    super(scope, id);
    this.regional = region !== undefined;
    this.versions = topology.providers;
    this.names = region ? regionNames(topology, region) : globalNames(topology);
    keepState(this, topology, id);
    this.addOverride('terraform.required_version', `>= ${OLDEST_TERRAFORM}.0`);
    this.azurerm(region?.subscriptionId ?? topology.subscriptionId, topology.tenantId);
    const tags = Object.fromEntries(
      Object.entries(tagsOf(topology, id, region)).map(([name, text]) => [name, literal(text)]),
    );
    Aspects.of(this).add({ visit: (node) => tag(node, tags) });
  }

  /**
   * Translated from the provider versions of the bindings to those that regions.yaml names.
   * @throws UnknownToProvider for anything that those versions do not know.
   */
  override toTerraform(): JsonObject {
    const { said, refused: unsayable } = inVersions(super.toTerraform(), this.versions);
    const refused = [...unsayable, ...refusedBy(dataOf(this.versions), said)];
    if (refused.length > 0) throw new UnknownToProvider(refused);
    return said;
  }

  /** The Azure name of a resource of this stack; `part` distinguishes several of a kind. */
  protected name(kind: NameKind, part?: string): string {
    return nameOf(kind, { ...this.names, ...(part && { part }) });
  }

  /** A provider of a subscription; with an alias, a second one beside the stack's own. */
  protected azurerm(subscriptionId: string, tenantId: string, alias?: string): AzurermProvider {
    return new AzurermProvider(this, alias ? `azurerm_${alias}` : 'azurerm', {
      ...(alias && { alias }),
      subscriptionId,
      tenantId,
      storageUseAzuread: true,
      // Registering needs rights that the planning identity must not have: npm run bootstrap does it.
      resourceProviderRegistrations: 'none',
      features: [
        {
          // A region may come back: its vault and its workspace are then recovered, so nothing is purged.
          keyVault: [
            {
              purgeSoftDeleteOnDestroy: false,
              purgeSoftDeletedSecretsOnDestroy: false,
              recoverSoftDeletedKeyVaults: true,
            },
          ],
          logAnalyticsWorkspace: [{ permanentlyDeleteOnDestroy: false }],
          // Whoever creates the account of the states has no role on its data yet.
          storage: [{ dataPlaneAvailable: false }],
          // A stamp's group is deleted with everything in it: Application Insights adds an alert rule and an action
          // group that Terraform does not know, and a retired region could not be removed.
          // https://github.com/hashicorp/terraform-provider-azurerm/pull/22163
          resourceGroup: [{ preventDeletionIfContainsResources: !this.regional }],
        },
      ],
    });
  }

  /**
   * `network_subnet_endpoints`: the path of the construct. CDKTF's own address has a hash, and is used where Terraform
   * does not allow the path, as for the record `_sip._tcp`.
   */
  protected override allocateLogicalId(element: TerraformElement): string {
    const { path } = element.node;
    const plain = path.split('/').slice(1).join('_');
    const address = /^[A-Za-z][\w-]*$/.test(plain) ? plain : super.allocateLogicalId(element);
    const owner = this.addresses.get(address) ?? path;
    // CDKTF would merge the two.
    if (owner !== path) throw new Error(`${path}: its address ${address} is that of ${owner}; rename one`);
    this.addresses.set(address, path);
    return address;
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
