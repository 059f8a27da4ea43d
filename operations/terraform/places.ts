import { existsSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { dirname, join, relative, resolve, sep } from 'node:path';
// biome-ignore lint/style/noRestrictedImports: where a construct is made, only constructs can tell
import { type IConstruct, Node } from 'constructs';

/** Runs `work` while every construct records where it is created. Slow, so use it only when something is wrong. */
export function withPlaces<T>(work: () => T): T {
  const { addMetadata } = Node.prototype;
  Node.prototype.addMetadata = function (type, data, options) {
    addMetadata.call(this, type, data, { ...options, stackTrace: true });
  };
  try {
    return work();
  } finally {
    Node.prototype.addMetadata = addMetadata;
  }
}

/** `constructs/registry.ts:22`: the line of this project that creates the construct with this path. */
export function placeOf(root: IConstruct, path: string): string | undefined {
  const construct = path
    .split('/')
    .reduce<IConstruct | undefined>((node, id) => node?.node.tryFindChild(id), root);
  const trace = construct?.node.metadata.find(({ type }) => type === 'stacktrace')?.trace ?? [];
  const frame = trace.find(isOwn);
  const [, file, line, column] = /([^()\s]+):(\d+):(\d+)\)?$/.exec(frame ?? '') ?? [];
  if (!file) return undefined;
  return inSource(file, Number(line), Number(column));
}

/** The folder of this project, or of its compiled program. */
const program = join(__dirname, '../..');
const isOwn = (line: string) =>
  line.includes(program + sep) && !line.includes(join(program, 'node_modules') + sep);

/** In the compiled program, line numbers differ from the source. */
function inSource(file: string, line: number, column: number): string {
  const here = (source: string, at: number) => `${relative('', source)}:${at}`;
  if (!existsSync(`${file}.map`)) return here(file, line);
  const entry = new SourceMap(JSON.parse(readFileSync(`${file}.map`, 'utf8'))).findEntry(
    line - 1,
    column - 1,
  );
  return 'originalSource' in entry
    ? here(resolve(dirname(file), entry.originalSource), entry.originalLine + 1)
    : here(file, line);
}
