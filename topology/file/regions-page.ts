/** docs/regions-file.md: the editor's JSON Schema as tables for people. */
import { jsonSchema } from './json-schema';

/** The parts of a JSON Schema that are read. */
interface Schema {
  readonly title?: string;
  readonly description?: string;
  readonly type?: string;
  readonly format?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
}

/** A mapping of the file. */
interface Section {
  /** `cosmos.containers.NAME` for instance; empty at the top. */
  readonly place: string;
  /** If the properties depend on a value: ` with type: MX`. */
  readonly variant: string;
  readonly schema: Schema;
}

const INTRODUCTION = `# Every property of regions.yaml

Written by \`npm run editor-schema\` from \`topology/file/schema*.ts\`. Editors show the same while you type, and
\`npm run check\` says what must hold of several values at once.
`;

export const regionsPage = (): string =>
  [INTRODUCTION, ...withInner({ place: '', variant: '', schema: jsonSchema() }).map(sectionText)].join('\n');

/** A section, then those of its properties that have properties themselves. */
const withInner = (section: Section): readonly Section[] => [
  section,
  ...Object.keys(section.schema.properties ?? {}).flatMap((name) =>
    innerOf(section, name).flatMap(withInner),
  ),
];

/** The sections of a property; none if its row says everything. */
function innerOf(
  { place: outer, variant, schema: { properties = {} } }: Section,
  name: string,
): readonly Section[] {
  const { schema, suffix } = entryOf(properties[name] ?? {});
  const place = `${outer && `${outer}.`}${name}${suffix}`;
  if (schema.oneOf) {
    return schema.oneOf.map((each) => ({ place, variant: ` with ${kindOf(each).join(': ')}`, schema: each }));
  }
  return schema.properties && !isReason(schema) ? [{ place, variant, schema }] : [];
}

/** Of a list or of a map of names each entry, else the value itself. */
function entryOf(schema: Schema): { readonly schema: Schema; readonly suffix: string } {
  if (schema.items) return { schema: schema.items, suffix: '[]' };
  return isMap(schema) ? { schema: schema.additionalProperties, suffix: '.NAME' } : { schema, suffix: '' };
}

const isMap = (schema: Schema): schema is Schema & { readonly additionalProperties: Schema } =>
  typeof schema.additionalProperties === 'object';

const isReason = ({ properties = {} }: Schema): boolean => Object.keys(properties).join() === 'reason';

/** The property that distinguishes a variant, and its value. */
function kindOf({ properties = {} }: Schema): readonly [name: string, value: string] {
  const [name, schema] = Object.entries(properties).find(([, each]) => each.const !== undefined) ?? ['', {}];
  return [name, String(schema.const)];
}

const headingOf = ({ place, variant }: Section): string => (place || 'At the top') + variant;

function sectionText(section: Section): string {
  const { place, schema } = section;
  const isInner = place.replace('.NAME', '').includes('.');
  return [
    `${isInner ? '###' : '##'} ${headingOf(section)}`,
    '',
    '| property | type | default | meaning |',
    '| --- | --- | --- | --- |',
    ...Object.entries(schema.properties ?? {}).map(([name, property]) => row(section, name, property)),
    '',
  ].join('\n');
}

function row(section: Section, name: string, schema: Schema): string {
  const cells = [
    `\`${name}\``,
    innerOf(section, name).map(link).join(', ') || typeOf(schema),
    section.schema.required?.includes(name) ? 'required' : defaultOf(schema),
    (schema.description ?? '').replaceAll(/docs\/([\w-]+\.md)/g, '[docs/$1]($1)'),
  ];
  return `| ${cells.join(' | ')} |`;
}

function link(section: Section): string {
  const [kind, value] = kindOf(section.schema);
  return `[${kind ? value : section.place}](#${anchor(headingOf(section))})`;
}

const code = (value: unknown): string => `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;

/** Defaults are shown for the properties of a section, not for the section. */
const defaultOf = (schema: Schema): string =>
  schema.default === undefined || typeof schema.default === 'object' ? '' : code(schema.default);

const FORMATS: Readonly<Record<string, string>> = {
  uuid: 'GUID',
  ipv4: 'IPv4 address',
  ipv6: 'IPv6 address',
};

function typeOf(schema: Schema): string {
  if (schema.title) return schema.title;
  if (schema.const !== undefined) return code(schema.const);
  if (schema.enum) return schema.enum.map(code).join(', ');
  if (schema.anyOf) return schema.anyOf.map(typeOf).join(', or ');
  if (schema.items) return `list: ${typeOf(schema.items)}`;
  if (isMap(schema)) return `name: ${typeOf(schema.additionalProperties)}`;
  if (isReason(schema)) return '`{ reason: text }`';
  if (schema.type === 'integer') return `${schema.minimum} to ${schema.maximum}`;
  if (schema.type === 'number') return 'number';
  if (schema.type === 'boolean') return '`true`, `false`';
  return FORMATS[schema.format ?? ''] ?? 'text';
}

/** As GitHub makes it of a heading. */
const anchor = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\w\- ]/g, '')
    .replaceAll(' ', '-');
