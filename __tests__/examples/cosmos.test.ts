/** How the example speaks to Cosmos DB, without its library: what that is asked, and what is made of its answers. */
import { cosmosStore, regionalEndpoint } from '../../examples/api/cosmos';

const read = jest.fn();
const create = jest.fn();
const clients: unknown[] = [];
jest.mock(
  '@azure/cosmos',
  () => ({
    CosmosClient: class {
      constructor(options: unknown) {
        clients.push(options);
      }
      database = () => ({ container: () => ({ item: () => ({ read }), items: { create } }) });
    },
  }),
  { virtual: true },
);
jest.mock('@azure/identity', () => ({ DefaultAzureCredential: class {} }));

const store = cosmosStore({
  endpoint: 'https://cosmos-shop.documents.azure.com:443/',
  database: 'shop',
  region: 'West Europe',
});
const key = { container: 'orders', partition: '1', id: '7' } as const;
const headers = { 'x-ms-session-token': '0:1#5' };
const notYet = { resource: undefined, headers: {}, substatus: 1002 };

afterEach(() => jest.resetAllMocks());

test('everything is asked in its own region', () => {
  expect(clients).toHaveLength(2);
  expect(clients).toEqual(
    clients.map(() =>
      expect.objectContaining({
        endpoint: 'https://cosmos-shop-westeurope.documents.azure.com/',
        connectionPolicy: expect.objectContaining({ enableEndpointDiscovery: false }),
      }),
    ),
  );
  expect(regionalEndpoint('https://a.documents.azure.com', 'Sweden Central')).toBe(
    'https://a-swedencentral.documents.azure.com/',
  );
});

test('the token of the session goes in and comes out', async () => {
  read.mockResolvedValue({ resource: { id: '7' }, headers });
  expect(await store.read(key, '0:1#4')).toEqual({
    document: { id: '7' },
    session: '0:1#5',
    isBehind: false,
  });
  expect(read).toHaveBeenCalledWith({ sessionToken: '0:1#4' });
});

test('a write that comes late is waited for', async () => {
  read.mockResolvedValueOnce(notYet).mockResolvedValueOnce({ resource: { id: '7' }, headers });
  expect(await store.read(key, '0:1#5')).toMatchObject({ document: { id: '7' }, isBehind: false });
});

test('one that does not come is said', async () => {
  read.mockImplementation(async (options) => (options ? notYet : { resource: { id: '7' }, headers }));
  expect(await store.read(key, '0:1#9')).toEqual({ document: { id: '7' }, session: '0:1#5', isBehind: true });
});

test('what is created twice is there once', async () => {
  create.mockResolvedValueOnce({ headers }).mockRejectedValueOnce({ code: 409 });
  read.mockResolvedValue({ resource: { id: '7' }, headers });
  expect(await store.create(key, { lines: [] })).toEqual({ isNew: true, session: '0:1#5' });
  expect(create).toHaveBeenCalledWith({ lines: [], id: '7', customerId: '1' });
  expect(await store.create(key, {})).toEqual({ isNew: false, session: '0:1#5' });
});

test.each([
  ['it is there or not', async () => ({ resource: undefined, headers: {} }), true],
  ['it throttles', () => Promise.reject({ code: 429 }), true],
  ['it does not answer', () => Promise.reject({ code: 'ECONNREFUSED' }), false],
  ['it refuses', () => Promise.reject({ code: 403 }), false],
])('health: %s', async (_, answer, isHealthy) => {
  read.mockImplementation(answer);
  const healthy = await store.probe().then(
    () => true,
    () => false,
  );
  expect(healthy).toBe(isHealthy);
});
