/** Registries through Azure Resource Manager: images come in by import, and nobody is told which are there. */

import { globalIds } from '../../../operations/azure/global';
import { livingRegions, registryHome, type Topology } from '../../../topology/topology';
import type { FakeAzure } from './index';
import { type Answer, type Asked, notFound, refusal } from './message';
import type { Store } from './store';

const IMPORT = /^(.+\/registries\/[^/]+)\/importImage$/i;

export class Registries {
  /** Host, or id of a registry -> `REPOSITORY@sha256:DIGEST` that it holds. */
  private readonly images = new Map<string, Set<string>>();
  /** `id REPOSITORY:TAG` -> digest */
  private readonly tags = new Map<string, string>();

  constructor({ store, serve }: FakeAzure) {
    serve((asked) => this.answer(asked, store) ?? registriesOf(asked, store));
  }

  clear(): void {
    this.images.clear();
    this.tags.clear();
  }

  hold(place: string, image: string): void {
    const key = place.toLowerCase();
    this.images.set(key, (this.images.get(key) ?? new Set()).add(image));
  }

  holds = (place: string, image: string): boolean =>
    this.images.get(place.toLowerCase())?.has(image) ?? false;

  tagged = (id: string, tag: string): string | undefined => this.tags.get(`${id} ${tag}`.toLowerCase());

  private answer(asked: Asked, store: Store): Answer | undefined {
    const [, id = ''] = IMPORT.exec(asked.path) ?? [];
    if (!id || asked.method !== 'POST') return undefined;
    if (!store.get(id)) return notFound({ path: id });
    const { source, targetTags, mode } = asked.body as ImportRequest;
    const place = source.resourceId ?? source.registryUri;
    const failed = (why: string) =>
      refusal(
        400,
        'InvalidParameters',
        `Operation registries-1 failed. Resource ${id} Invalid message ${why}`,
      );
    if (!this.images.has(place.toLowerCase())) return failed('Unauthorized');
    if (!this.holds(place, source.sourceImage)) return failed('MANIFEST_UNKNOWN: manifest is not known');
    if (mode !== 'Force' && targetTags.some((tag) => this.tagged(id, tag))) {
      return refusal(409, 'TagAlreadyExists', 'The tag already exists in target registry.');
    }
    this.hold(id, source.sourceImage);
    for (const tag of targetTags) {
      this.tags.set(`${id} ${tag}`.toLowerCase(), source.sourceImage.split('@')[1] ?? '');
    }
    return { status: 200 };
  }
}

interface ImportRequest {
  readonly source: {
    readonly resourceId?: string;
    readonly registryUri: string;
    readonly sourceImage: string;
  };
  readonly targetTags: readonly string[];
  readonly mode?: string;
}

/** Of a subscription, whatever group they are in. */
function registriesOf(asked: Asked, store: Store): Answer | undefined {
  const list = /^(\/subscriptions\/[^/]+)\/providers\/Microsoft\.ContainerRegistry\/registries$/i;
  const [, subscription = ''] = list.exec(asked.path) ?? [];
  if (!subscription) return undefined;
  const found = store.all().filter(({ id }) => /\/registries\/[^/]+$/i.test(id) && within(id, subscription));
  return store.page(found, asked.path, asked.query);
}

const within = (id: string, subscription: string): boolean =>
  id.toLowerCase().startsWith(`${subscription.toLowerCase()}/`);

export const registry = (name: string, properties: object = {}) => ({
  properties: {
    loginServer: `${name}.azurecr.io`,
    provisioningState: 'Succeeded',
    publicNetworkAccess: 'Disabled',
    networkRuleBypassOptions: 'AzureServices',
    ...properties,
  },
});

export const replica = (location: string, displayStatus = 'Ready', properties: object = {}) => ({
  location,
  properties: {
    provisioningState: 'Succeeded',
    regionEndpointEnabled: true,
    status: { displayStatus, message: null, timestamp: '2026-11-01T00:00:00Z' },
    ...properties,
  },
});

/** The system's own, closed, with a replica in each region; @returns its id */
export function deployRegistry({ store }: FakeAzure, topology: Topology): string {
  const id = globalIds(topology).registry;
  store.put(id, registry(id.split('/').at(-1) ?? ''));
  for (const region of [registryHome(topology), ...livingRegions(topology).map(({ name }) => name)]) {
    store.put(`${id}/replications/${region}`, replica(region));
  }
  return id;
}
