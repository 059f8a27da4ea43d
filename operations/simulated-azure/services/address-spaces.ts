import { BlockList } from 'node:net';
import { lastSegment } from '../arm-id';
import { azureError } from '../errors';
import { elements } from '../value';
import type { Resource, World } from '../world';

/** A network keeps the ranges of its subnets: https://github.com/hashicorp/terraform/issues/23729 */
export function subnetsStayInside(world: World, network: Resource): void {
  const spaces = elements(network.values.address_space).map(String);
  const inside = (range: string) => spaces.some((space) => contains(space, range));
  const outside = world
    .below(network.id)
    .find(({ values }) => !elements(values.address_prefixes).map(String).every(inside));
  if (outside) {
    throw azureError(
      `updating ${network.id}`,
      400,
      'NetcfgInvalidSubnet',
      `Subnet '${lastSegment(outside.id)}' is not valid in virtual network '${lastSegment(network.id)}'.`,
    );
  }
}

/** Of IPv4 ranges, which nest or have nothing in common. */
function contains(space: string, range: string): boolean {
  const [network = '', length = ''] = space.split('/');
  const [address = '', own = ''] = range.split('/');
  const block = new BlockList();
  block.addSubnet(network, Number(length));
  return Number(own) >= Number(length) && block.check(address);
}
