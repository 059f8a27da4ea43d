import { blocks, text, type Values } from '../value';
import { type Replacement, type Rule, services, type Warning } from './rule';

export const cosmosRules: readonly Rule[] = [
  {
    name: 'geo-location priorities are unique and 0 to n-1',
    type: 'azurerm_cosmosdb_account',
    stage: 'apply',
    source: `${services}/cosmos/cosmosdb_account_resource.go#L1752-L1780`,
    check: ({ geo_location }) => geoLocationProblems(blocks(geo_location)),
  },
  {
    name: 'no geo location changes its priority to 0',
    type: 'azurerm_cosmosdb_account',
    stage: 'apply',
    source: `${services}/cosmos/cosmosdb_account_resource.go#L1210-L1219`,
    check: (after, before) =>
      reprioritized(before, after)
        .filter(({ failover_priority }) => failover_priority === 0)
        .map(
          ({ location }) =>
            `cannot change the failover priority of "${after.id}" location "${location}" to 0`,
        ),
  },
];

export const cosmosReplacements: readonly Replacement[] = [
  {
    name: 'backup goes from continuous to periodic',
    type: 'azurerm_cosmosdb_account',
    source: `${services}/cosmos/cosmosdb_account_resource.go#L143-L146`,
    path: ['backup', 0, 'type'],
    when: (before, after) =>
      blocks(before.backup)[0]?.type === 'Continuous' && blocks(after.backup)[0]?.type === 'Periodic',
  },
  {
    name: 'analytical storage is turned off',
    type: 'azurerm_cosmosdb_account',
    source: `${services}/cosmos/cosmosdb_account_resource.go#L148-L151`,
    path: ['analytical_storage_enabled'],
    when: (before, after) =>
      before.analytical_storage_enabled === true && after.analytical_storage_enabled === false,
  },
  {
    name: 'an account starts or stops being serverless',
    type: 'azurerm_cosmosdb_account',
    source: `${services}/cosmos/cosmosdb_account_resource.go#L153-L158`,
    path: ['capabilities'],
    when: (before, after) => isServerless(before) !== isServerless(after),
  },
];

export const cosmosWarnings: readonly Warning[] = [
  {
    name: 'a geo location that changes its priority is emptied first',
    type: 'azurerm_cosmosdb_account',
    source: `${services}/cosmos/cosmosdb_account_resource.go#L1210-L1248`,
    check: (before, after) =>
      reprioritized(before, after).map(
        ({ location }) =>
          `The geo location ${location} changes its failover_priority: the provider removes it from the account and adds it again, with all of its data copied anew.`,
      ),
  },
];

const isServerless = (account: Values) =>
  blocks(account.capabilities).some(({ name }) => name === 'EnableServerless');

function reprioritized(before: Values | null, after: Values): readonly Values[] {
  const priorities = new Map(
    blocks(before?.geo_location).map((place) => [place.location, place.failover_priority]),
  );
  return blocks(after.geo_location).filter(
    ({ location, failover_priority }) =>
      priorities.has(location) && priorities.get(location) !== failover_priority,
  );
}

function geoLocationProblems(places: readonly Values[]): readonly string[] {
  const priorities = places.map(({ failover_priority }) => Number(failover_priority));
  const locations = places.map((place) => text(place, 'location'));
  const twice = <T>(items: readonly T[]) => items.find((item, index) => items.indexOf(item) !== index);
  const samePriority = twice(priorities);
  if (samePriority !== undefined) {
    // The misspelling is the provider's.
    return [
      `each \`geo_location\` needs to have a unique failover_prioroty. Multiple instances of '${samePriority}' found`,
    ];
  }
  const sameLocation = twice(locations);
  if (sameLocation !== undefined) {
    return [
      `each \`geo_location\` needs to be in unique location. Multiple instances of "${sameLocation}" found`,
    ];
  }
  const tooHigh = priorities.find((priority) => priority > places.length - 1);
  if (tooHigh !== undefined) {
    return [
      `the maximum value for a failover priority = (total number of regions - 1). '${tooHigh}' was found`,
    ];
  }
  return priorities.includes(0)
    ? []
    : ['there needs to be a `geo_location` with a `failover_priority` of `0`'];
}
