import { parse } from 'yaml';
import { jsonSchema } from '../../../../topology/file/json-schema';
import type { RegionsFileInput } from '../../../../topology/file/schema';
import { cosmosCategories } from '../../../../topology/file/schema-logs';
import { baseText } from '../../../support/regions-file';

/** The way to a key or, with `=` before it, a value of regions.yaml; `*` is any name or place in a list. */
type Way = readonly string[];

interface JsonSchema {
  readonly const?: string;
  readonly enum?: readonly string[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema | false;
}

/** Values that end up as the text of an attribute and make no other resource. */
const indifferent = [
  'controlRegion',
  'homeRegion',
  'match',
  'operator',
  'severity',
  'sku',
  'tag',
  'tokenVersion',
  'window',
];

/** Every key of regions.yaml, and every value of those that choose among a few. */
export const everyChoice = (): readonly Way[] =>
  choicesIn(jsonSchema() as JsonSchema).filter(
    (way) => !(way.at(-1)?.startsWith('=') && indifferent.includes(way.at(-2) ?? '')),
  );

function choicesIn(schema: JsonSchema): readonly Way[] {
  const values = [...(schema.enum ?? []), ...(schema.const === undefined ? [] : [schema.const])];
  const inside = [schema.items, schema.additionalProperties].flatMap((inner) => (inner ? [inner] : []));
  return [
    ...values.map((value) => [`=${value}`]),
    ...[...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].flatMap(choicesIn),
    ...inside.flatMap((inner) => choicesIn(inner).map((way) => ['*', ...way])),
    ...Object.entries(schema.properties ?? {}).flatMap(([key, inner]) => [
      [key],
      ...choicesIn(inner).map((way) => [key, ...way]),
    ]),
  ];
}

export function chooses(value: unknown, [step, ...rest]: Way): boolean {
  if (step === undefined) return true;
  if (step.startsWith('=')) return value === step.slice(1);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, inner]) => (step === '*' || key === step) && chooses(inner, rest));
}

const base = parse(baseText) as RegionsFileInput;
const { northeurope } = base.regions;
if (!northeurope) throw new Error('the small file must have northeurope');
const because = { reason: 'this is only a test' };
const subscriptionId = '55555555-5555-4555-8555-555555555555';
const group = `/subscriptions/${base.subscriptionId}/resourceGroups/rg-before/providers`;

/** Files that, between them, make every choice. */
export const files: Readonly<Record<string, RegionsFileInput>> = {
  'every key': {
    ...base,
    bootstrap: {
      repository: 'shop/api',
      repositoryIds: { owner: 12, repository: 345 },
      githubEnvironment: 'live',
      operators: ['88888888-8888-4888-8888-888888888888'],
      budget: { monthlyAmount: 9000, emails: ['finance@shop.example'] },
    },
    suffix: 'x1',
    providers: { azurerm: '5.2.0', azuread: '3.9.0' },
    state: {
      backend: 'azurerm',
      resourceGroup: 'rg-state',
      storageAccount: 'ststate',
      container: 'tfstate',
      subscriptionId,
    },
    api: {
      ...base.api,
      image: 'shop/api:1.0',
      candidate: 'shop/api:1.1',
      keepSlot: true,
      acceptImageTag: because,
      port: 80,
      otherHealthPath: '/healthz',
      audiences: ['api://before'],
      secrets: { THIRD_PARTY_API_KEY: 'third-party' },
    },
    frontDoor: {
      probe: { intervalSeconds: 10, sampleSize: 4, successfulSamplesRequired: 3 },
      latencyBand: { milliseconds: 20, reason: 'both regions are near the clients' },
      rateLimitPerMinute: 2000,
      waf: {
        managedRules: { action: 'Block', ...because },
        exclusions: [
          {
            rule: 'SQLI-942100',
            match: 'QueryStringArgNames',
            operator: 'Equals',
            selector: 'filter',
            ...because,
          },
        ],
        overrides: [
          { rule: 'SQLI-942100', action: 'Log', ...because },
          { rule: 'SQLI-942110', action: 'AnomalyScoring', ...because },
        ],
        rateLimitExempt: [{ address: '198.51.100.0/24', ...because }],
      },
    },
    cosmos: {
      database: 'shop',
      maxThroughput: 8000,
      containers: {
        orders: {
          partitionKey: '/id',
          timeToLive: 'off',
          shortened: { from: 'off', ...because },
          conflictResolution: { mode: 'lastWriterWins', path: '/at' },
        },
        carts: {
          partitionKey: '/id',
          maxThroughput: 1000,
          conflictResolution: { mode: 'custom', procedure: 'merge' },
        },
      },
    },
    capacity: { ...base.capacity, survive: 1, requestUnitsPerRequest: 5 },
    logs: {
      retentionDays: 60,
      acceptShortRetention: because,
      workspaceCap: { gigabytesPerDay: 500, ...because },
      applicationInsights: { samplingPercent: 20, gigabytesPerDay: 200 },
      appRequests: true,
      cosmosCategories: [...cosmosCategories],
      clientAddresses: { action: 'scrub', ...because },
    },
    regions: {
      northeurope: { ...northeurope, trafficShare: 50, sku: 'P2v3', instances: { min: 5, max: 30 } },
      northcentralus: {
        state: 'active',
        dataPriority: 1,
        addressSpace: '10.40.0.0/20',
        trafficShare: 50,
        subscriptionId,
        image: 'shop/api:1.0.1',
        acceptNoZones: because,
        acceptOverload: because,
        renumbered: { from: 2, ...because },
      },
      southafricawest: {
        state: 'standby',
        dataPriority: 2,
        addressSpace: '10.50.0.0/20',
        acceptNoZones: because,
        acceptRestricted: because,
      },
    },
    dns: {
      ...base.dns,
      phase: 'cutover',
      legacy: { ...base.dns.legacy, nameServers: ['ns1.registrar.example'] },
      delegatedAt: '2026-01-01T00:00:00Z',
      cutoverAt: '2026-01-08T00:00:00Z',
      records: [
        { type: 'A', name: '@', ttl: '1h', values: ['203.0.113.1'] },
        { type: 'AAAA', name: '@', values: ['2001:db8::1'] },
        { type: 'CAA', name: '@', values: [{ flags: 0, tag: 'issue', value: 'digicert.com' }] },
        { type: 'CNAME', name: 'www', value: 'shop.example' },
        { type: 'MX', name: '@', values: [{ preference: 10, exchange: 'mail.shop.example' }] },
        { type: 'NS', name: 'child', values: ['ns1.shop.example'] },
        { type: 'PTR', name: '7', values: ['a.shop.example'] },
        {
          type: 'SRV',
          name: '_sip._tcp',
          values: [{ priority: 1, weight: 1, port: 1, target: 'a.shop.example' }],
        },
        { type: 'TXT', name: '@', values: ['v=spf1 -all'] },
      ],
    },
    adopt: {
      cosmosAccountId: `${group}/Microsoft.DocumentDB/databaseAccounts/cosmos-before`,
      cosmosContainers: ['orders'],
      acceptNoZones: because,
      registryId: `${group}/Microsoft.ContainerRegistry/registries/crbefore`,
      acceptLegacyAccess: because,
      apiApplication: { objectId: '77777777-7777-4777-8777-777777777777', tokenVersion: 1 },
    },
  },
  'before the move, the zone at the registrar, a region that was retired': {
    ...base,
    deployed: 'none',
    accept: [
      {
        id: 'LOST-VAULT',
        address: 'stamp-uksouth/azurerm_key_vault.vault',
        expires: '2999-12-31',
        ...because,
      },
    ],
    providers: { azurerm: '4.55.0', azuread: '3.7.0' },
    regions: {
      ...base.regions,
      uksouth: { state: 'retired', dataPriority: 2, addressSpace: '10.50.0.0/20' },
    },
    dns: { ...base.dns, hosting: 'registrar', records: [] },
    registry: { publicAccess: { addresses: ['198.51.100.7'], ...because } },
  },
  'after the move': {
    ...base,
    rollout: { bakeMinutes: 5, waitMinutes: 30 },
    alerts: {
      ...base.alerts,
      webhooks: ['teams'],
      page: { emails: ['boss@shop.example'], webhooks: ['pagerduty'] },
      outside: { contains: 'ok' },
      signals: {
        cpu: { degraded: 75, unhealthy: 95, severity: 2, window: '30m' },
        queue: { acceptOff: because },
      },
    },
    adopt: {
      cosmosAccountId: `${group}/Microsoft.DocumentDB/databaseAccounts/cosmos-restored`,
      cosmosContainers: Object.keys(base.cosmos.containers ?? {}),
      restored: { from: 'cosmos-shop-prod', ...because },
    },
    logs: { clientAddresses: { action: 'keep', ...because } },
    dns: {
      ...base.dns,
      phase: 'complete',
      delegatedAt: '2026-01-01T00:00:00Z',
      cutoverAt: '2026-01-08T00:00:00Z',
    },
  },
  'after the move, the zone at the registrar': {
    ...base,
    providers: { azurerm: '4.81.0' },
    frontDoor: { waf: { managedRules: { action: 'Log', ...because } } },
    dns: {
      ...base.dns,
      hosting: 'registrar',
      phase: 'complete',
      ttlLoweredAt: '2026-01-01T00:00:00Z',
      cutoverAt: '2026-01-08T00:00:00Z',
      records: [],
    },
  },
};
