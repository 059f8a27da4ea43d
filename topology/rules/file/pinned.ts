/** What each entry pins for life, so that no neighbour ever moves it. */
import { lives } from '../../topology';
import { isStampAddressSpace, overlaps } from '../../units';
import type { Problem, Rule } from '../rule';
import { type Draft, draftRegions } from './draft';

const addressSpaces: Rule<Draft> = {
  id: 'ADDRESS-OVERLAP',
  why: 'Overlapping networks can never be peered, nor both be routed to from an on-premises network.',
  check: (draft) => {
    const spaces = draftRegions(draft).flatMap(([name, { addressSpace }]) =>
      addressSpace && isStampAddressSpace(addressSpace) ? [{ name, addressSpace }] : [],
    );
    return spaces.flatMap((one, i) =>
      spaces
        .slice(0, i)
        .filter((other) => overlaps(one.addressSpace, other.addressSpace))
        .map((other) => ({
          path: ['regions', one.name, 'addressSpace'],
          wrong: `overlaps ${other.addressSpace} of ${other.name}`,
          found: one.addressSpace,
          fix: 'choose a range of its own',
        })),
    );
  },
};

const dataPriorities: Rule<Draft> = {
  id: 'DATA-PRIORITY',
  why: 'Cosmos DB takes failover priorities 0 to n-1, each once, with 0 on the account location; the provider checks it only at apply. https://github.com/hashicorp/terraform-provider-azurerm/blob/v4.55.0/internal/services/cosmos/cosmosdb_account_resource.go',
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
      return [{ ...at, wrong, fix: 'leave no gap: retired ones do not count' }];
    });
  },
};

export const pinnedRules: readonly Rule<Draft>[] = [addressSpaces, dataPriorities];
