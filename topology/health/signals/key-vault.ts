import { baseline } from '../baseline';
import type { SignalName } from '../names';
import { lines, meanMetric } from '../query-text';
import type { Signal } from '../signal';

/**
 * Written whether or not anybody subscribes to the event; `Near` is 30 days before.
 * https://learn.microsoft.com/azure/key-vault/general/logging
 * https://learn.microsoft.com/azure/key-vault/general/event-grid-overview
 */
const EXPIRY = ['Secret', 'Certificate', 'Key'].flatMap((what) =>
  ['NearExpiry', 'Expired'].map((when) => `'${what}${when}EventGridNotification'`),
);

export const keyVaultSignals = {
  vaultAvailability: {
    component: 'Key Vault',
    place: 'region',
    wrong: 'its vault does not answer all requests: instances that start now get no secrets',
    back: 'the vault answers',
    unit: '% of requests',
    worse: 'below',
    bounds: { degraded: 99, unhealthy: 90 },
    source: baseline('KeyVault/vaults'),
    severity: 2,
    tells: 'mail',
    watch: {
      by: 'metric',
      target: 'vault',
      metric: 'Availability',
      aggregation: 'Average',
      frequency: 'PT5M',
      window: 'PT15M',
    },
    reading: {
      workspace: 'region',
      about: 'region',
      query: ({ table, over }) =>
        lines(table('AzureMetrics'), ...meanMetric(over, 'Availability', 'Microsoft.KeyVault')),
    },
  },
  vaultLatency: {
    component: 'Key Vault',
    place: 'region',
    wrong: 'its vault is slow',
    back: 'the vault is as quick as before',
    unit: 'ms per request',
    worse: 'above',
    bounds: { degraded: 1000, unhealthy: 5000 },
    source: baseline('KeyVault/vaults'),
    severity: 3,
    tells: 'mail',
    watch: {
      by: 'metric',
      target: 'vault',
      metric: 'ServiceApiLatency',
      aggregation: 'Average',
      frequency: 'PT5M',
      window: 'PT15M',
    },
    reading: {
      workspace: 'region',
      about: 'region',
      query: ({ table, over }) =>
        lines(table('AzureMetrics'), ...meanMetric(over, 'ServiceApiLatency', 'Microsoft.KeyVault')),
    },
  },
  secretExpiry: {
    component: 'Key Vault',
    place: 'region',
    wrong: 'a secret, key or certificate in its vault expires within 30 days, or has expired',
    back: 'no such notice in the last day; check that it was renewed',
    unit: 'notices of the vault',
    worse: 'above',
    bounds: {},
    source: 'https://learn.microsoft.com/azure/key-vault/general/event-grid-overview',
    severity: 1,
    tells: 'a secret or certificate expires',
    watch: {
      by: 'log',
      workspace: 'region',
      asks: () =>
        lines(
          'AzureDiagnostics',
          "where ResourceProvider == 'MICROSOFT.KEYVAULT' and Category == 'AuditEvent'",
          `where OperationName in (${EXPIRY.join(', ')})`,
        ),
      frequency: 'PT1H',
      window: 'P1D',
    },
  },
} satisfies Partial<Record<SignalName, Signal>>;
