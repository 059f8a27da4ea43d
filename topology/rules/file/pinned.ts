/** What each entry fixes for life, so that no change to another region ever moves it. */
import { lives } from '../../topology';
import { endpointAddresses, isStampAddressSpace, overlaps } from '../../units';
import type { Problem, Rule } from '../rule';
import { type Draft, draftRegions } from './draft';

const addressSpaces: Rule<Draft> = {
  id: 'ADDRESS-OVERLAP',
  why: 'Overlapping networks can never be peered, nor both be routed to from an on-premises network.',
  check: (draft) => {
    const spaces = draftRegions(draft).flatMap(([name, { addressSpace }]) =>
      addressSpace && isStampAddressSpace(addressSpace) ? [{ name, addressSpace }] : [],
    );
    return spaces.flatMap((one, i) => {
      const other = spaces.slice(0, i).find(({ addressSpace }) => overlaps(one.addressSpace, addressSpace));
      if (!other) return [];
      return [
        {
          path: ['regions', one.name, 'addressSpace'],
          wrong: `overlaps ${other.addressSpace} of ${other.name}`,
          found: one.addressSpace,
          fix: 'choose a range that overlaps no other',
        },
      ];
    });
  },
};

const dataPriorities: Rule<Draft> = {
  id: 'DATA-PRIORITY',
  why: 'For n regions Cosmos DB takes the failover priorities 0 to n-1, each once, and 0 for the location of the account; the provider checks this only at apply. https://github.com/hashicorp/terraform-provider-azurerm/blob/v4.55.0/internal/services/cosmos/cosmosdb_account_resource.go',
  check: (draft) => {
    const living = draftRegions(draft).filter(([, entry]) => lives(entry));
    const home = living.find(([name]) => name === draft.homeRegion)?.[0];
    return living.flatMap(([name, { dataPriority }], i): Problem[] => {
      if (dataPriority === undefined) return [];
      const at = { path: ['regions', name, 'dataPriority'], found: dataPriority };
      if (home !== undefined && (dataPriority === 0) !== (name === home)) {
        const wrong = `must be 0 on the home region${name === home ? '' : ' only'}`;
        return [{ ...at, wrong, fix: `the home region is ${home}` }];
      }
      const twin = living.slice(0, i).find(([, other]) => other.dataPriority === dataPriority);
      if (twin) return [{ ...at, wrong: `is taken by ${twin[0]}`, fix: 'give each region its own' }];
      // Without its home the count is wrong too.
      if (home === undefined || dataPriority < living.length) return [];
      const wrong = `must be from 0 to ${living.length - 1}`;
      return [{ ...at, wrong, fix: 'leave no gap; retired regions do not count' }];
    });
  },
};

const endpointRoom: Rule<Draft> = {
  id: 'ENDPOINT-ADDRESSES',
  why: 'In each stamp, the private endpoint of the registry takes one address for the registry and one for each replica; that of Cosmos DB takes one for the account and one for each region; that of the key vault takes one. One full subnet makes adding a replica fail everywhere, and the error does not say which subnet it is. https://learn.microsoft.com/azure/container-registry/container-registry-private-endpoints#plan-subnet-ip-capacity-for-private-endpoints',
  check: (draft) => {
    const living = draftRegions(draft).filter(([, entry]) => lives(entry));
    // A new registry is at home where no stamp is; an id that was refused is there all the same.
    const replicas = living.length + (draft.adopt && 'registryId' in draft.adopt ? 0 : 1);
    const needed = 1 + replicas + (1 + living.length) + 1;
    return living.flatMap(([name, { addressSpace }]): Problem[] => {
      if (!addressSpace || !isStampAddressSpace(addressSpace)) return [];
      const room = endpointAddresses(addressSpace);
      if (room >= needed) return [];
      return [
        {
          path: ['regions', name, 'addressSpace'],
          wrong: `has room for ${room} private endpoint addresses, but ${living.length} regions need ${needed} in each stamp`,
          found: addressSpace,
          fix:
            name === draft.homeRegion
              ? 'choose a wider range; once deployed, the home region keeps the one it has'
              : 'choose a wider range; if the region is deployed, retire it and add it again',
        },
      ];
    });
  },
};

export const pinnedRules: readonly Rule<Draft>[] = [addressSpaces, dataPriorities, endpointRoom];
