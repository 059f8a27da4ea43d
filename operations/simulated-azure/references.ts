import { type Block, providerOf } from '../../providers/schema';
import { isArmId } from './arm-id';
import { resourceTypes } from './services';
import { eachElement, isList, isObject, mapEntries, type Value, type Values } from './value';

/** What an attribute with this name may refer to, in every resource of a provider that has it. */
const takenTypes = (provider: string, attribute: string): readonly string[] =>
  Object.keys(resourceTypes).filter(
    (type) => providerOf(type) === provider && resourceTypes[type]?.takenBy?.includes(attribute),
  );

/** Attributes that take the id of any resource of Azure. */
const anyResource = new Set(['metric_resource_id', 'private_connection_resource_id', 'target_resource_id']);

const guid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const guids = new Set([
  'active_directory_client_id',
  'app_role_id',
  'object_id',
  'principal_id',
  'principal_object_id',
  'resource_object_id',
  'tenant_id',
  'x_azure_fdid',
]);

/** Malformed ids, without checking whether they exist. */
export function formProblems(type: string, config: Values): readonly string[] {
  const provider = providerOf(type);
  return texts(config).flatMap(({ attribute, text }) =>
    formProblem(takenTypes(provider, attribute), attribute, text),
  );
}

function formProblem(types: readonly string[], attribute: string, text: string): readonly string[] {
  if (types.length > 0 && !types.some((type) => patternOf(type).test(text))) {
    const forms = types.map((type) => formOf(type)).join('" or "');
    return [`parsing "${text}": expected \`${attribute}\` to be an id of the form "${forms}"`];
  }
  if (anyResource.has(attribute) && !isArmId(text)) {
    return [`parsing "${text}": expected \`${attribute}\` to be the id of an Azure resource`];
  }
  if (guids.has(attribute) && !guid.test(text)) {
    return [`expected "${attribute}" to be a valid UUID, got ${text}`];
  }
  return [];
}

const formOf = (type: string): string =>
  (resourceTypes[type]?.id ?? '')
    .replace('{group}', '/subscriptions/{subscription}/resourceGroups/{resource_group}')
    .replace(/\{(\w+)\}/g, (placeholder, name: string) => {
      const [parent] = takenTypes(providerOf(type), name);
      return parent ? formOf(parent) : placeholder;
    });

const patterns = new Map<string, RegExp>();
function patternOf(type: string): RegExp {
  const pattern =
    patterns.get(type) ??
    new RegExp(
      `^${formOf(type)
        .replaceAll('.', '\\.')
        .replace(/\{\w+\}/g, '[^/]+')}$`,
    );
  patterns.set(type, pattern);
  return pattern;
}

/** Every id of Azure or Entra in the configuration of a resource that must exist before the resource. */
export function referencesOf(block: Block, values: Values): readonly string[] {
  const { id, ...rest } = configurable(block, values);
  return [...new Set(texts(rest).map(({ text }) => text))].filter(
    (text) => isArmId(text) || /^\/(applications|servicePrincipals|groups)\/[^/]+$/.test(text),
  );
}

/** The values without those that only Azure sets. */
const configurable = (block: Block, values: Values): Values => ({
  ...mapEntries(block.attributes, (name, { optional, required }) =>
    optional || required ? (values[name] ?? null) : null,
  ),
  ...mapEntries(block.block_types, (name, child) =>
    eachElement(values[name] ?? null, (element) => configurable(child.block, element)),
  ),
});

interface Text {
  readonly attribute: string;
  readonly text: string;
}

function texts(value: Value, attribute = ''): readonly Text[] {
  if (typeof value === 'string') return [{ attribute, text: value }];
  if (isList(value)) return value.flatMap((element) => texts(element, attribute));
  if (isObject(value)) return Object.entries(value).flatMap(([name, inner]) => texts(inner, name));
  return [];
}
