import { blocks, textOf, type Value, type Values } from '../value';
import { nameForm } from './name-form';
import {
  type Answers,
  azurermSource,
  inGroup,
  type ProviderCheck,
  type Replacement,
  type ResourceType,
  type Warning,
} from './resource-type';
import { endpointsHaveRoom } from './subnet-room';

const endpointIn = (account: Value | undefined, region: Value | undefined) =>
  `https://${account}-${region}.documents.azure.com:443/`;

const byPriority = (account: Values) =>
  [...blocks(account.geo_location)].sort((a, b) => Number(a.failover_priority) - Number(b.failover_priority));

/** An account without multi-region writes is written in the region of priority 0 alone. */
const writable = (account: Values) =>
  account.multiple_write_locations_enabled ? byPriority(account) : byPriority(account).slice(0, 1);

const endpoints = (regions: (account: Values) => readonly Values[]) => (account: Values) =>
  regions(account).map(({ location }) => endpointIn(account.name, location));

const connectionString = 'AccountEndpoint=https://{name}.documents.azure.com:443/;AccountKey={key};';

const forPeriodic = (value: Value) => (backup: Values) => (backup.type === 'Periodic' ? value : null);

const answers: Answers = {
  endpoint: 'https://{name}.documents.azure.com:443/',
  read_endpoints: endpoints(byPriority),
  write_endpoints: endpoints(writable),
  primary_key: '{key}',
  primary_readonly_key: '{key}',
  secondary_key: '{key}',
  secondary_readonly_key: '{key}',
  primary_sql_connection_string: connectionString,
  primary_readonly_sql_connection_string: connectionString,
  secondary_sql_connection_string: connectionString,
  secondary_readonly_sql_connection_string: connectionString,
  create_mode: 'Default',
  local_authentication_enabled: true,
  'geo_location.id': '{name}-{location}',
  'backup.tier': ({ type }) => (type === 'Continuous' ? 'Continuous30Days' : null),
  'backup.interval_in_minutes': forPeriodic(240),
  'backup.retention_in_hours': forPeriodic(8),
  'backup.storage_redundancy': forPeriodic('Geo'),
};

const checks: readonly ProviderCheck[] = [
  {
    name: 'geo-location priorities are unique and 0 to n-1',
    stage: 'apply',
    source: `${azurermSource}/cosmos/cosmosdb_account_resource.go#L1752-L1780`,
    check: ({ geo_location }) => geoLocationProblems(blocks(geo_location)),
  },
  {
    name: 'no geo location changes its priority to 0',
    stage: 'apply',
    source: `${azurermSource}/cosmos/cosmosdb_account_resource.go#L1210-L1219`,
    check: (after, before) =>
      reprioritized(before, after)
        .filter(({ failover_priority }) => failover_priority === 0)
        .map(
          ({ location }) =>
            `cannot change the failover priority of "${after.id}" location "${location}" to 0`,
        ),
  },
];

const replacements: readonly Replacement[] = [
  {
    name: 'backup goes from continuous to periodic',
    source: `${azurermSource}/cosmos/cosmosdb_account_resource.go#L143-L146`,
    path: ['backup', 0, 'type'],
    when: (before, after) =>
      blocks(before.backup)[0]?.type === 'Continuous' && blocks(after.backup)[0]?.type === 'Periodic',
  },
  {
    name: 'analytical storage is turned off',
    source: `${azurermSource}/cosmos/cosmosdb_account_resource.go#L148-L151`,
    path: ['analytical_storage_enabled'],
    when: (before, after) =>
      before.analytical_storage_enabled === true && after.analytical_storage_enabled === false,
  },
  {
    name: 'an account starts or stops being serverless',
    source: `${azurermSource}/cosmos/cosmosdb_account_resource.go#L153-L158`,
    path: ['capabilities'],
    when: (before, after) => isServerless(before) !== isServerless(after),
  },
];

const warnings: readonly Warning[] = [
  {
    name: 'a geo location that changes its priority is emptied first',
    source: `${azurermSource}/cosmos/cosmosdb_account_resource.go#L1210-L1248`,
    check: (before, after) =>
      reprioritized(before, after).map(
        ({ location }) =>
          `The geo location ${location} changes its failover_priority: the provider removes it from the account and adds it again, with all of its data copied again.`,
      ),
  },
];

export const cosmosAccountTypes: Readonly<Record<string, ResourceType>> = {
  azurerm_cosmosdb_account: inGroup('Microsoft.DocumentDB/databaseAccounts', {
    name: nameForm(3, 44, /^[a-z0-9][a-z0-9-]*[a-z0-9]$/),
    globalName: true,
    namesakes: [{ names: ['local_authentication_disabled', 'local_authentication_enabled'], negated: true }],
    answers,
    checks,
    replacements,
    warnings,
    writeGuards: [endpointsHaveRoom],
    // Its data plane roles.
    known: (id) => /\/sqlRoleDefinitions\/00000000-0000-0000-0000-00000000000[12]$/.test(id),
  }),
};

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
  const locations = places.map((place) => textOf(place, 'location'));
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
