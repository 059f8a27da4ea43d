import { dataOf } from '../../providers/data';
import type { Block, Schema } from '../../providers/schema';
import { defaultVersions } from '../../providers/versions';
import { type Properties, reference, resourcesOf, type StackFile } from './synthesize';

const { azurerm, azuread } = dataOf(defaultVersions);
const schemas: Readonly<Record<string, Schema>> = {
  ...azurerm.resource_schemas,
  ...azuread.resource_schemas,
};
const dataSchemas: Readonly<Record<string, Schema>> = {
  ...azurerm.data_source_schemas,
  ...azuread.data_source_schemas,
};

/** Of a type, as the provider says. A type without a schema here is an error: nothing passes unseen. */
export function schemaOf(type: string, kind: 'resource' | 'data' = 'resource'): Block {
  const schema = (kind === 'data' ? dataSchemas : schemas)[type];
  if (!schema) throw new Error(`no schema of ${type}: npm run provider-schemas`);
  return schema.block;
}

/** May stand in state and output though the provider hides it: TYPE.ATTRIBUTE -> why. */
const ALLOWED: Readonly<Record<string, string>> = {
  'azurerm_application_insights.connection_string': 'an address: the component takes Entra tokens only',
  'azurerm_linux_web_app.custom_domain_verification_id': 'stands in public DNS',
};

/** What a key looks like, whatever it is called. */
const LITERAL =
  /AccountKey=|SharedAccess|[?&]sig=|InstrumentationKey=|BEGIN [A-Z ]*PRIVATE KEY|[A-Za-z0-9+/]{43}=|[A-Za-z0-9+/]{86}==/;
/** What is called like a secret, also where no schema tells. A backend's `key` is the name of its blob. */
const NAMED = /_keys?$|(?:^|_)(?:password|secret|token|sas_url|connection_string)$/;
const NOT_SECRET = /^(?:partition|public)_key|validation_token$/;

/** Where a stack holds or shows a secret, in words. Outputs that are marked sensitive may refer to one. */
export function secretsIn(stack: StackFile): readonly string[] {
  const outputs = Object.entries(stack.output).filter(([, { sensitive }]) => sensitive !== true);
  return [
    ...resourcesOf(stack).flatMap(({ address, type, properties }) => [
      ...setSecrets(schemaOf(type), properties, address),
      ...shownSecrets(properties, address),
    ]),
    ...outputs.flatMap(([name, { value }]) => shownSecrets(value, `output.${name}`)),
    ...shownSecrets(stack.locals, 'locals'),
    ...shownSecrets(stack.provider, 'provider'),
    ...shownSecrets(stack.terraform, 'terraform'),
    ...shownSecrets(stack.data, 'data'),
  ];
}

/** Attributes that the provider calls sensitive and that the stack sets. */
function setSecrets(block: Block, properties: Properties, place: string): readonly string[] {
  const attributes = Object.entries(block.attributes ?? {})
    .filter(([name, { sensitive }]) => sensitive && properties[name] !== undefined)
    .map(([name]) => `${place}.${name} is set`);
  const blocks = Object.entries(block.block_types ?? {}).flatMap(([name, nested]) =>
    [properties[name] ?? []]
      .flat()
      .flatMap((inner) => setSecrets(nested.block, inner as Properties, `${place}.${name}`)),
  );
  return [...attributes, ...blocks];
}

/** Text that is a secret or refers to one, and keys that are called like one. */
function shownSecrets(value: unknown, place: string): readonly string[] {
  if (typeof value === 'string')
    return [...secretReferences(value), ...literals(value)].map((s) => `${place} shows ${s}`);
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    ...(NAMED.test(key) && !NOT_SECRET.test(key) ? [`${place} has ${key}`] : []),
    ...shownSecrets(inner, `${place}.${key}`),
  ]);
}

const literals = (text: string): readonly string[] => text.match(LITERAL) ?? [];

function secretReferences(text: string): readonly string[] {
  const references = text.matchAll(/\b(data\.)?(azure(?:rm|ad)_\w+)\.[\w-]+((?:\[\d+\]|\.\w+)*)/g);
  return [...references].flatMap(([all, data, type = '', path = '']) => {
    const names = path.split(/[.[\]]+/).filter((step) => step && !/^\d+$/.test(step));
    const [name = ''] = names;
    if (ALLOWED[`${type}.${name}`]) return [];
    return isSensitive(schemaOf(type, data ? 'data' : 'resource'), names) ? [reference(all)] : [];
  });
}

/** A path without a secret at its end is none, but a whole block that holds one is. */
function isSensitive(block: Block, [name, ...rest]: readonly string[]): boolean {
  if (name === undefined) return holdsSecret(block);
  const nested = block.block_types?.[name];
  if (nested) return isSensitive(nested.block, rest);
  return block.attributes?.[name]?.sensitive === true;
}

const holdsSecret = ({ attributes = {}, block_types = {} }: Block): boolean =>
  Object.values(attributes).some(({ sensitive }) => sensitive) ||
  Object.values(block_types).some(({ block }) => holdsSecret(block));
