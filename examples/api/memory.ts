/** Documents for a machine without Cosmos DB. They are gone when it stops. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Document, Key, Store } from './store.ts';

const lines = Array.from({ length: 40 }, (_, i) => ({ sku: `shoe-${i + 1}`, size: 36 + (i % 12), count: 1 }));

const SAMPLES: readonly (readonly [Key, Omit<Document, 'id'>])[] = [
  [
    { container: 'orders', partition: '1', id: '1' },
    { customerId: '1', lines },
  ],
  [
    { container: 'catalog', partition: '1', id: '1' },
    { productId: '1', name: 'Running shoe' },
  ],
];

const nameOf = ({ container, partition, id }: Key): string => JSON.stringify([container, partition, id]);

/** @param delay milliseconds that each answer takes, as a database does */
export function memoryStore(delay: number): Store {
  const documents = new Map<string, Document>(
    SAMPLES.map(([key, fields]) => [nameOf(key), { ...fields, id: key.id }]),
  );
  // In the form of Cosmos DB's tokens: how many writes there were.
  const session = () => `0:1#${documents.size}`;
  const writes = (token: string | undefined) => Number(token?.split('#')[1] ?? 0);

  return {
    read: async (key, token) => {
      await sleep(delay);
      return {
        document: documents.get(nameOf(key)),
        session: session(),
        isBehind: writes(token) > documents.size,
      };
    },
    create: async (key, fields) => {
      await sleep(delay);
      const isNew = !documents.has(nameOf(key));
      if (isNew) documents.set(nameOf(key), { ...fields, id: key.id });
      return { isNew, session: session() };
    },
    probe: async () => {},
  };
}
