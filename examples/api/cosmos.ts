import { setTimeout as sleep } from 'node:timers/promises';
import { CosmosClient } from '@azure/cosmos';
import { DefaultAzureCredential } from '@azure/identity';
import type { Key, Store } from './store.ts';

export interface Settings {
  readonly endpoint: string;
  readonly database: string;
  /** As `COSMOS_REGION` names it: `West Europe`. */
  readonly region: string;
}

const PARTITION = { orders: 'customerId', catalog: 'productId' } as const;

/** https://learn.microsoft.com/rest/api/cosmos-db/http-status-codes-for-cosmosdb */
const CONFLICT = 409;
const TOO_MANY_REQUESTS = 429;
const SESSION_NOT_AVAILABLE = 1002;

/** Milliseconds between tries to read what has not come yet: 2 s in all. */
const WAITS = [100, 300, 600, 1000];

/** The account's address in one region. Nothing is asked elsewhere: when the region fails, so does its health path. */
export function regionalEndpoint(endpoint: string, region: string): string {
  const url = new URL(endpoint);
  const [account, ...domain] = url.hostname.split('.');
  url.hostname = [`${account}-${region.toLowerCase().replaceAll(' ', '')}`, ...domain].join('.');
  return url.href;
}

type Headers = Readonly<Record<string, string | number | boolean | undefined>>;

const sessionOf = (headers: Headers): string | undefined => headers['x-ms-session-token']?.toString();

const codeOf = (error: unknown): number => Number((error as { readonly code?: unknown }).code);

export function cosmosStore({ endpoint, database, region }: Settings): Store {
  const aadCredentials = new DefaultAzureCredential();
  /** @param tries after a 429 */
  const databaseWith = (tries: number) =>
    new CosmosClient({
      endpoint: regionalEndpoint(endpoint, region),
      aadCredentials,
      connectionPolicy: {
        enableEndpointDiscovery: false,
        requestTimeout: 5000,
        retryOptions: {
          maxRetryAttemptCount: tries,
          fixedRetryIntervalInMilliseconds: 0,
          maxWaitTimeInSeconds: 10,
        },
      },
    }).database(database);
  const patient = databaseWith(5);
  const impatient = databaseWith(0);

  const item = ({ container, partition, id }: Key) => patient.container(container).item(id, partition);

  return {
    read: async (key, token) => {
      for (const wait of WAITS) {
        const answer = await item(key).read({ sessionToken: token });
        if (answer.substatus !== SESSION_NOT_AVAILABLE) {
          return { document: answer.resource, session: sessionOf(answer.headers), isBehind: false };
        }
        await sleep(wait);
      }
      // What there is, as the contract says.
      const { resource, headers } = await item(key).read();
      return { document: resource, session: sessionOf(headers), isBehind: true };
    },

    create: async ({ container, partition, id }, fields) => {
      const document = { ...fields, id, [PARTITION[container]]: partition };
      try {
        const { headers } = await patient.container(container).items.create(document);
        return { isNew: true, session: sessionOf(headers) };
      } catch (error) {
        if (codeOf(error) !== CONFLICT) throw error;
        const { headers } = await patient.container(container).item(id, partition).read();
        return { isNew: false, session: sessionOf(headers) };
      }
    },

    probe: async () => {
      try {
        await impatient.container('orders').item('health', 'health').read(); // that it is not there says enough
      } catch (error) {
        if (codeOf(error) !== TOO_MANY_REQUESTS) throw error;
      }
    },
  };
}
