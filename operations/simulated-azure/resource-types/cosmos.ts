import { blocks, type Value, type Values } from '../value';
import type { Answers } from './resource-type';

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

export const cosmosAnswers: Answers = {
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
  'geo_location.id': '{name}-{location}',
  'backup.tier': ({ type }) => (type === 'Continuous' ? 'Continuous30Days' : null),
  'backup.interval_in_minutes': forPeriodic(240),
  'backup.retention_in_hours': forPeriodic(8),
  'backup.storage_redundancy': forPeriodic('Geo'),
};
