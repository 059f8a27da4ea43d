/** What each entry pins for life, so that no neighbour ever moves it. */
import type { Problem } from '../problem';
import { isStampAddressSpace, overlaps } from '../units';
import { type DraftRegion, draftRegions, type Rule } from './rule';

const addressSpaces: Rule = {
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
          mend: 'choose a range of its own',
        })),
    );
  },
};

const dataPriorities: Rule = {
  id: 'DATA-PRIORITY',
  why: 'Cosmos DB takes failover priorities 0 to n-1, each once, with 0 on the account location; the provider checks it only at apply. https://github.com/hashicorp/terraform-provider-azurerm/blob/v4.55.0/internal/services/cosmos/cosmosdb_account_resource.go',
  check: (draft) => {
    const living = draftRegions(draft).filter(([, entry]) => entry.state !== 'retired');
    return [
      ...living.flatMap(([name, entry], i) =>
        priorityProblem(living.slice(0, i), name, entry, living.length),
      ),
      ...living
        .filter(([name, entry]) => (entry.dataPriority === 0) !== (name === draft.homeRegion))
        .filter(([, entry]) => entry.dataPriority !== undefined && draft.homeRegion !== undefined)
        .map(([name, entry]) => ({
          path: ['regions', name, 'dataPriority'],
          wrong:
            entry.dataPriority === 0 ? 'must be 0 only on the home region' : 'must be 0 on the home region',
          found: entry.dataPriority,
          mend: `the home region is ${draft.homeRegion}`,
        })),
    ];
  },
};

function priorityProblem(
  before: readonly [string, DraftRegion][],
  name: string,
  { dataPriority }: DraftRegion,
  count: number,
): Problem[] {
  if (dataPriority === undefined) return [];
  const path = ['regions', name, 'dataPriority'];
  const twin = before.find(([, other]) => other.dataPriority === dataPriority);
  if (twin) {
    return [{ path, wrong: `is taken by ${twin[0]}`, found: dataPriority, mend: 'give each region its own' }];
  }
  if (dataPriority < count) return [];
  const range = `0 to ${count - 1}`;
  return [
    {
      path,
      wrong: `must be from ${range}`,
      found: dataPriority,
      mend: 'leave no gap: retired ones do not count',
    },
  ];
}

export const pinnedRules: readonly Rule[] = [addressSpaces, dataPriorities];
