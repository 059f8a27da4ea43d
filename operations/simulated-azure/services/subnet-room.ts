import { lastSegment } from '../arm-id';
import { azureError } from '../errors';
import { blocks, elements, textOf, type Values } from '../value';
import { type Resource, sameId, type World } from '../world';

/**
 * Addresses that a private endpoint takes in its subnet, by its target: for a registry one, plus one for the data of each
 * region; for a Cosmos DB account one, plus one for each region; one for anything else.
 * https://learn.microsoft.com/azure/container-registry/container-registry-private-endpoints
 * https://learn.microsoft.com/azure/cosmos-db/how-to-configure-private-endpoints
 */
const addresses: Readonly<Record<string, (target: Values) => number>> = {
  azurerm_container_registry: ({ georeplications }) => 2 + blocks(georeplications).length,
  azurerm_cosmosdb_account: ({ geo_location }) => 1 + blocks(geo_location).length,
};

const ENDPOINT = 'azurerm_private_endpoint';
const subnetOf = (endpoint: Resource) => textOf(endpoint.values, 'subnet_id');
const targetOf = (endpoint: Resource) =>
  textOf(blocks(endpoint.values.private_service_connection)[0] ?? {}, 'private_connection_resource_id');

/** For an endpoint and for targets of endpoints: another region of the target takes an address in every subnet. */
export function endpointsHaveRoom(world: World, after: Resource): void {
  const endpoints = [...world.ofType(ENDPOINT).filter(({ id }) => !sameId(id, after.id)), after].filter(
    ({ type }) => type === ENDPOINT,
  );
  const taken = (endpoint: Resource): number => {
    const id = targetOf(endpoint);
    const target = sameId(id, after.id) ? after : world.find(id);
    return target ? (addresses[target.type]?.(target.values) ?? 1) : 1;
  };
  const concerned = endpoints.filter(
    (endpoint) => endpoint === after || sameId(targetOf(endpoint), after.id),
  );
  for (const subnetId of new Set(concerned.map(subnetOf))) {
    const [prefix] = elements(world.get('azurerm_subnet', subnetId)?.values.address_prefixes).map(String);
    if (prefix === undefined) continue;
    const there = endpoints.filter((endpoint) => sameId(subnetOf(endpoint), subnetId));
    const lacking = there.reduce((sum, endpoint) => sum + taken(endpoint), 0) - room(prefix);
    if (lacking > 0) throw full(after, subnetId, prefix, lacking);
  }
}

/** Azure keeps five addresses of each subnet: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq */
const room = (prefix: string): number => 2 ** (32 - Number(prefix.split('/')[1])) - 5;

/** https://github.com/MicrosoftDocs/azure-docs/issues/88211 */
const full = ({ id }: Resource, subnetId: string, prefix: string, lacking: number) =>
  azureError(
    `writing ${id}`,
    400,
    'SubnetIsFull',
    `Subnet ${lastSegment(subnetId)} with address prefix ${prefix} does not have enough capacity for ${lacking} IP addresses.`,
  );
