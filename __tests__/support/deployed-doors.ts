/** Who answers at the doors of stamps, as what is deployed in the simulated Azure would. */
import type { RequestListener } from 'node:http';
import type { Resource, World } from '../../operations/simulated-azure';
import { appHostName, type Region, type Topology } from '../../topology/topology';
import { pages, type Reply } from './edge';

const APP = 'azurerm_linux_web_app';
const SLOT = 'azurerm_linux_web_app_slot';

/** The beginning of the image's digest that an app or a slot is deployed with. */
function digestOf({ values }: Resource): string {
  const { API_IMAGE = '' } = values.app_settings as Readonly<Record<string, string>>;
  return /sha256:(.{12})/.exec(API_IMAGE)?.[1] ?? '';
}

export const digestsOf = (world: World, kind: 'app' | 'slot'): readonly string[] =>
  world.ofType(kind === 'app' ? APP : SLOT).map(digestOf);

/** @param answerOf what an app says of itself @returns what is answered by host and path */
export const doorsOf =
  (world: World, topology: Topology, answerOf: (digest: string, region: Region) => Reply) =>
  (host: string, path: string): Reply => {
    if (host.endsWith('.azurewebsites.net')) return pages.restricted;
    const [, place = '', rest] = /^\/([^/]+)(\/.*)$/.exec(path) ?? [];
    const region = topology.regions.find(({ name }) => place.split('-')[0] === name);
    const site = region && appHostName(topology, region).split('.')[0];
    const found = world
      .ofType(place.includes('-') ? SLOT : APP)
      .find(({ id }) => `${id}/`.includes(`/${site}/`));
    if (!region || !found) return pages.notFound;
    return rest === topology.api.healthPath ? answerOf(digestOf(found), region) : pages.signIn;
  };

export const listener =
  (reply: (host: string, path: string) => Reply): RequestListener =>
  ({ headers, url = '' }, response) => {
    const { status, headers: given, body } = reply(headers.host ?? '', url);
    response.writeHead(status, { connection: 'close', ...(given as Record<string, string>) }).end(body);
  };
