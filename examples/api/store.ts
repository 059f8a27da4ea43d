/** Where documents are. Everything that knows of Cosmos DB is behind this. */

export interface Document {
  readonly id: string;
  readonly [field: string]: unknown;
}

export interface Key {
  readonly container: 'orders' | 'catalog';
  /** Value of the partition key. */
  readonly partition: string;
  readonly id: string;
}

export interface Read {
  /** Undefined where there is none. */
  readonly document: Document | undefined;
  /** The token that tells how far this region has come. */
  readonly session: string | undefined;
  /** This region has not come as far as the token that was given. */
  readonly isBehind: boolean;
}

export interface Created {
  /** False: it was there before, from a request that is repeated. */
  readonly isNew: boolean;
  readonly session: string | undefined;
}

export interface Store {
  readonly read: (key: Key, session: string | undefined) => Promise<Read>;
  readonly create: (key: Key, fields: Readonly<Record<string, unknown>>) => Promise<Created>;
  /** Asks this region, and no other. @throws when it cannot serve */
  readonly probe: () => Promise<void>;
}
