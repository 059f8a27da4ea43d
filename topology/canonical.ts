/** A version of regions.yaml as one line of JSON: what each apply records, to be compared with the next version. */
import { z } from 'zod';
import { boundVersions } from '../providers/versions';
import { InvalidFileError } from './file/problem';
import { regionsFileSchema } from './file/schema';
import { type Region, type Topology, toTopology } from './topology';

const FILE = 'recorded version';

/**
 * Every default filled in and the keys sorted: reordering or commenting the file gives the same text. Without
 * `deployed`, which is about the past: what is recorded is deployed; without `accept`, which is about one step; and without
 * `bootstrap`, which no stack but its own is made from.
 */
export function canonicalFile({ home: _, deployed: __, ...topology }: Topology): string {
  const regions = Object.fromEntries(topology.regions.map((region) => [region.name, toEntry(region)]));
  const {
    accept: _accept,
    bootstrap: _bootstrap,
    ...file
  } = z.encode(regionsFileSchema, { ...topology, regions });
  return JSON.stringify(sorted(file));
}

function toEntry({ name, facts, zoneRedundant, ...entry }: Region) {
  return entry;
}

/**
 * The inverse of {@link canonicalFile}, with the regions in the order of their names.
 * @throws InvalidFileError when the text is not what this version of the program writes.
 */
export function fromCanonical(json: string): Topology {
  const plain = toPlain(json);
  // What was recorded before the versions could be chosen ran those of the bindings, not the default of today.
  const parsed = regionsFileSchema.safeParse(
    typeof plain === 'object' ? { providers: boundVersions, ...plain } : plain,
  );
  if (parsed.success) return toTopology(parsed.data);
  throw new InvalidFileError(
    parsed.error.issues.map(({ path, message }) => ({
      file: FILE,
      path: path.join('.'),
      message: message.replace('\n', '; '),
    })),
  );
}

function toPlain(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    throw new InvalidFileError([{ file: FILE, message: `is not JSON; ${found}` }]);
  }
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}
