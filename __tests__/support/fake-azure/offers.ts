/** What a subscription is offered: regions, SKUs, quotas, and which names are left. */
import { livingRegions, type Topology } from '../../../topology/topology';
import type { FakeAzure } from './index';
import { type Answer, type Asked, refusal } from './message';
import type { Store } from './store';

type Ways = Readonly<Record<string, (parts: readonly string[], asked: Asked) => Answer>>;

const list = (value: readonly unknown[]): Answer => ({ status: 200, body: { value, nextLink: null } });

/** All of it can be edited by a test. */
export class Offers {
  /** Zones by region; a region that is not here is not offered. */
  readonly zones = new Map<string, number>();
  /** Display names of regions by tier, `PremiumV3`. */
  readonly tiers = new Map<string, string[]>();
  /** Answers of `usages` by region. */
  readonly usages = new Map<string, object[]>();
  /** Properties by region. */
  readonly cosmos = new Map<string, object>();
  /** Names that somebody else has. */
  readonly taken = new Set<string>();
  /** Vaults that are deleted and kept. */
  readonly deletedVaults: object[] = [];

  constructor({ serve }: FakeAzure) {
    serve((asked, store) => this.answer(asked, store));
  }

  /** All that a topology asks for. */
  offer(topology: Topology): void {
    for (const all of [this.zones, this.tiers, this.usages, this.cosmos, this.taken]) all.clear();
    this.deletedVaults.length = 0;
    this.zones.set(topology.controlRegion, 3);
    for (const { name, facts } of livingRegions(topology)) {
      this.zones.set(name, 3);
      this.tiers.set('PremiumV3', [...(this.tiers.get('PremiumV3') ?? []), facts.displayName]);
      this.usages.set(name, [usage('P1v3 VMs', 0, 30)]);
      this.cosmos.set(name, cosmosRegion());
    }
  }

  private answer({ method, path, query, body }: Asked, store: Store): Answer | undefined {
    const { name } = (body ?? {}) as { name?: string };
    const free = (message: string): Answer => {
      const held = this.taken.has(name ?? '');
      return {
        status: 200,
        body: { nameAvailable: !held, ...(held && { reason: 'AlreadyExists', message }) },
      };
    };
    const ways: Ways = {
      'GET /subscriptions/[^/]+/locations': () =>
        list([...this.zones].map(([region, zones]) => location(region, zones))),
      'GET /subscriptions/[^/]+/providers/Microsoft.Web/geoRegions': () =>
        list((this.tiers.get(query.get('sku') ?? '') ?? []).map((region) => ({ name: region }))),
      'GET /subscriptions/[^/]+/providers/Microsoft.Web/locations/([^/]+)/usages': ([region = '']) =>
        list(this.usages.get(region) ?? []),
      'GET /subscriptions/[^/]+/providers/Microsoft.DocumentDB/locations': () =>
        list([...this.cosmos].map(([region, properties]) => ({ name: region, properties }))),
      'HEAD /providers/Microsoft.DocumentDB/databaseAccountNames/([^/]+)': ([account = '']) => ({
        status: this.taken.has(account) ? 200 : 404,
      }),
      'POST /subscriptions/[^/]+/providers/Microsoft.ContainerRegistry/checkNameAvailability': () =>
        free(`The registry ${name} is already in use.`),
      'POST /subscriptions/[^/]+/providers/Microsoft.Web/checknameavailability': () =>
        free(`Hostname '${name}' already exists. Please select a different name.`),
      'POST /subscriptions/[^/]+/providers/Microsoft.KeyVault/checkNameAvailability': () =>
        free(`The vault name '${name}' is already in use.`),
      'GET /subscriptions/[^/]+/providers/Microsoft.KeyVault/deletedVaults': () => list(this.deletedVaults),
      'POST (/subscriptions/.+)/providers/Microsoft.Cdn/checkEndpointNameAvailability': ([group = '']) =>
        store.get(group)
          ? free('The name is in use.')
          : refusal(404, 'ResourceGroupNotFound', 'Resource group could not be found.'),
    };
    for (const [way, answer] of Object.entries(ways)) {
      const parts = new RegExp(`^${way}$`, 'i').exec(`${method} ${path}`);
      if (parts) return answer(parts.slice(1), { method, path, query, body } as Asked);
    }
    return undefined;
  }
}

const location = (name: string, zones: number) => ({
  name,
  type: 'Region',
  ...(zones > 0 && {
    availabilityZoneMappings: Array.from({ length: zones }, (_, i) => ({
      logicalZone: `${i + 1}`,
      physicalZone: `${name}-az${i + 1}`,
    })),
  }),
});

export const usage = (name: string, currentValue: number, limit: number, unit = 'Count') => ({
  name: { value: name, localizedValue: name },
  unit,
  currentValue,
  limit,
});

export const cosmosRegion = (properties: object = {}) => ({
  status: 'Online',
  supportsAvailabilityZone: true,
  isSubscriptionRegionAccessAllowedForRegular: true,
  isSubscriptionRegionAccessAllowedForAz: true,
  ...properties,
});
