import { appendFileSync, existsSync, readFileSync, truncateSync } from 'node:fs';
import type { Values } from './value';

export interface Resource {
  readonly id: string;
  readonly type: string;
  readonly values: Values;
  /** The account, if the id does not say so. */
  readonly tenant?: string;
}

type Entry = { readonly put: Resource } | { readonly remove: { readonly type: string; readonly id: string } };

/**
 * The resources of one simulated Azure, by type and id (an association shares the id of what it associates).
 * With a file, every change is appended to it as a line of JSON, so that the next process continues where a killed one
 * stopped.
 */
export class World {
  private readonly resources = new Map<string, Resource>();

  constructor(private readonly file?: string) {
    if (!file || !existsSync(file)) return;
    const journal = readFileSync(file);
    const complete = journal.subarray(0, journal.lastIndexOf('\n') + 1);
    truncateSync(file, complete.length);
    for (const line of complete.toString().split('\n').filter(Boolean))
      this.replay(JSON.parse(line) as Entry);
  }

  get(type: string, id: string): Resource | undefined {
    return this.resources.get(keyOf(type, id));
  }

  /** Any resource with this id, whatever its type. */
  find(id: string): Resource | undefined {
    return this.all().find((resource) => sameId(resource.id, id));
  }

  all(): readonly Resource[] {
    return [...this.resources.values()];
  }

  ofType(type: string): readonly Resource[] {
    return this.all().filter((resource) => resource.type === type);
  }

  /** What lies below an id, however deep. */
  below(id: string): readonly Resource[] {
    const prefix = `${id.toLowerCase()}/`;
    return this.all().filter((resource) => resource.id.toLowerCase().startsWith(prefix));
  }

  put(resource: Resource): void {
    this.record({ put: resource });
  }

  /** Declares something that exists outside of the rehearsal, so that it can be referred to. */
  declare(id: string): void {
    this.put({ type: 'outside', id, values: { id } });
  }

  remove({ type, id }: Pick<Resource, 'type' | 'id'>): void {
    this.record({ remove: { type, id } });
  }

  private record(entry: Entry): void {
    this.replay(entry);
    if (this.file) appendFileSync(this.file, `${JSON.stringify(entry)}\n`);
  }

  private replay(entry: Entry): void {
    if ('put' in entry) this.resources.set(keyOf(entry.put.type, entry.put.id), entry.put);
    else this.resources.delete(keyOf(entry.remove.type, entry.remove.id));
  }
}

/** Azure compares ids without regard to case. */
export const sameId = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

const keyOf = (type: string, id: string) => `${type} ${id.toLowerCase()}`;
