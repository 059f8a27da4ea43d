/**
 * Imports an image into the system's registry through Azure Resource Manager, which a closed registry allows.
 * https://learn.microsoft.com/azure/container-registry/container-registry-import-images
 */
import { z } from 'zod';
import type { Topology } from '../../../topology/topology';
import { AzureError, isBarred } from '../errors';
import { placeOf } from '../refusals';
import type { ResourceManager } from '../resource-manager';
import { findRegistry, ownRegistry, type Registry, registryOfHost, registryVersion } from './registries';
import { deployedTag, type ImageSource, imageOf } from './source';

export interface Imported {
  /** `REPOSITORY@sha256:DIGEST` */
  readonly image: string;
  readonly tag: string;
  /** The registry to import into. */
  readonly registry: string;
}

/** Returns when the whole image is there. Safe to run twice. @throws AzureError */
export async function importImage(
  azure: ResourceManager,
  topology: Topology,
  source: ImageSource,
): Promise<Imported> {
  const own = await ownRegistry(azure, topology);
  requireWayIn(own);
  const from = await origin(azure, topology, source, own);
  const tag = deployedTag(source.digest);
  const body = {
    source: { ...from.named, sourceImage: imageOf(source) },
    targetTags: [`${source.repository}:${tag}`],
    mode: 'Force', // the tag may exist already
  };
  try {
    const path = `${own.id}/importImage`;
    await azure.post({ path, version: registryVersion, answer: z.unknown() }, body);
  } catch (error) {
    if (from.hint && error instanceof AzureError && !isBarred(error)) {
      throw new AzureError(error.trouble, `${error.message}\n${from.hint}`);
    }
    throw error;
  }
  return { image: imageOf(source), tag, registry: own.properties.loginServer };
}

interface Origin {
  /** As the request names it. */
  readonly named: { readonly resourceId: string } | { readonly registryUri: string };
  /** The likely reason if Azure refuses. */
  readonly hint?: string;
}

async function origin(
  azure: ResourceManager,
  topology: Topology,
  { registry }: ImageSource,
  own: Registry,
): Promise<Origin> {
  if (!registry) return { named: { resourceId: own.id } };
  if ('id' in registry) return byId(await sourceRegistry(azure, registry.id));
  const { host } = registry;
  if (!/\.azurecr\./i.test(host)) return { named: { registryUri: host } };
  const known =
    host.toLowerCase() === own.properties.loginServer.toLowerCase()
      ? own
      : await registryOfHost(azure, topology, host);
  if (known) return byId(known);
  const hint = `${host}: is in no subscription of regions.yaml, so it was asked without signing in; if it is in this tenant, name it by its resource id. ${OTHER_TENANT}`;
  return { named: { registryUri: host }, hint };
}

function byId(source: Registry): Origin {
  requireWayIn(source);
  return { named: { resourceId: source.id } };
}

/** No password or token of another tenant is accepted: it would have to be kept, sent and renewed. */
const OTHER_TENANT =
  'From another tenant, only public images can be imported: ask the owner to import it into a registry of this tenant, and use that one';

async function sourceRegistry(azure: ResourceManager, id: string): Promise<Registry> {
  try {
    const found = await findRegistry(azure, id);
    if (found) return found;
  } catch (error) {
    if (!(error instanceof AzureError)) throw error;
    if (error.trouble !== 'tenant' && error.trouble !== 'subscription') throw error;
    throw new AzureError(
      'refused',
      `${error.message}\n${placeOf(id)}: is it in another tenant? ${OTHER_TENANT}`,
    );
  }
  throw new AzureError('not-found', `${placeOf(id)}: does not exist; found nothing; check its resource id`);
}

/** https://learn.microsoft.com/azure/container-registry/allow-access-trusted-services */
function requireWayIn({ id, properties }: Registry): void {
  const { publicNetworkAccess, networkRuleBypassOptions } = properties;
  if (publicNetworkAccess === 'Enabled' || networkRuleBypassOptions === 'AzureServices') return;
  throw new AzureError(
    'refused',
    `${placeOf(id)}: refuses imports; found networkRuleBypassOptions ${networkRuleBypassOptions}; allow trusted services on it`,
  );
}
