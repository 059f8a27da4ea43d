/** A version of regions.yaml as one line of JSON: each apply records it, and the next version is compared with it. */
import { z } from 'zod';
import { boundVersions } from '../providers/versions';
import { InvalidFileError } from './file/problem';
import { regionsFileSchema } from './file/schema';
import { type Region, type Topology, toTopology } from './topology';

const FILE = 'recorded version';

/**
 * Every default is filled in and the keys are sorted, so that comments and order make no difference. Left out are
 * `deployed`, because what is recorded is deployed; `accept`, which is about one step; and `bootstrap`, from which only
 * its own stack is made.
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
  // A version recorded before providers could be chosen was deployed with those of the bindings, not today's default.
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
