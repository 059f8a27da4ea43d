import type { Attribute, Block, CtyType } from '../../providers/schema';
import type { Account } from './account';
import { lastSegment } from './arm-id';
import { digestOf, guidOf, keyOf, tokenOf } from './identifiers';
import { withNamesakes } from './schema-shape';
import { resourceTypes } from './services';
import type { Answers } from './services/resource-type';
import { isList, isObject, mapEntries, Unknown, type Value, type Values } from './value';

/** Answers that every resource type with such a block gives. */
const common: Answers = {
  'identity.principal_id': (identity) => (String(identity.type).includes('SystemAssigned') ? '{guid}' : ''),
  'identity.tenant_id': '{tenant}',
};

/** The id and the values of a resource as Azure would answer them after a create or an update. */
export function answer(type: string, block: Block, planned: Values, account: Account): Values {
  const answers = { ...common, ...resourceTypes[type]?.answers };
  const known = withNamesakes(type, block, planned);
  const named = { ...known, ...nameless(type, known, answers) };
  const id = typeof planned.id === 'string' ? planned.id : identify(type, named, account);
  const resource = { ...named, id };
  const fillFrom = (known: Values): Values =>
    fill(
      block,
      resource,
      '',
      (path) => path in answers,
      (path, element) => {
        const found = answers[path];
        const value = typeof found === 'function' ? found(element, known) : (found ?? null);
        return typeof value === 'string'
          ? render(value, { element, resource: known, account, seed: seedOf(id, path, element) })
          : value;
      },
    );
  // Twice, because an answer may contain others, for example a connection string.
  const filled = fillFrom(fillFrom(resource));
  return resourceTypes[type]?.readBack?.(filled) ?? filled;
}

/** Resources of one block differ by more than the resource's id. */
const seedOf = (id: string, path: string, element: Values) =>
  path.includes('.') ? `${id}#${path}#${element.name ?? element.location ?? ''}` : `${id}#${path}`;

/** Parts of the id that Azure chooses if the configuration does not: the name of a role assignment. */
function nameless(type: string, planned: Values, answers: Answers): Values {
  const template = resourceTypes[type]?.id ?? '';
  const chosen = Object.keys(planned).filter(
    (name) =>
      planned[name] instanceof Unknown && answers[name] === '{guid}' && template.includes(`{${name}}`),
  );
  const seed = JSON.stringify([type, planned]);
  return Object.fromEntries(chosen.map((name) => [name, guidOf(`${seed}#${name}`)]));
}

/** The id of a resource, from the template of its type. Entra chooses ids itself; here they follow from the configuration. */
function identify(type: string, resource: Values, account: Account): string {
  const { id = '', idOfParent = '' } = resourceTypes[type] ?? {};
  const [, parent = ''] = /^\{(\w+)\}/.exec(idOfParent) ?? [];
  const template = parent in resource ? idOfParent : id;
  return render(template, { element: resource, resource, account, seed: JSON.stringify([type, resource]) });
}

interface Scope {
  readonly element: Values;
  readonly resource: Values;
  readonly account: Account;
  readonly seed: string;
}

function render(template: string, scope: Scope): string {
  return template.replace(/\{(\w+)(?::(\w+))?\}/g, (_, name: string, part?: string) =>
    partOf(lookUp(name, scope), part),
  );
}

function lookUp(name: string, { element, resource, account, seed }: Scope): string {
  switch (name) {
    case 'subscription':
    case 'tenant':
      return account[name];
    case 'group':
      return `/subscriptions/${account.subscription}/resourceGroups/${resource.resource_group_name}`;
    case 'guid':
      return guidOf(seed);
    case 'token':
      return tokenOf(seed, 16);
    case 'key':
      return keyOf(seed);
    case 'digest':
      return digestOf(seed);
    default: {
      const value = [element[name], resource[name]].find((found) => typeof found === 'string');
      return String(value ?? '');
    }
  }
}

function partOf(value: string, part: string | undefined): string {
  switch (part) {
    case 'name':
      return lastSegment(value);
    case 'parent':
      return value.split('/').slice(0, -2).join('/');
    case 'base64':
      return Buffer.from(value).toString('base64');
    default:
      return value;
  }
}

/** Replaces what is unknown, and what only Azure sets, by what Azure answers. */
function fill(
  block: Block,
  values: Values,
  prefix: string,
  answered: (path: string) => boolean,
  resolve: (path: string, element: Values) => Value,
): Values {
  const attributes = mapEntries(block.attributes, (name, attribute) => {
    const path = prefix + name;
    const value = values[name] ?? null;
    const onlyAzure = !attribute.optional && !attribute.required;
    if (answered(path) && (value instanceof Unknown || onlyAzure)) return resolve(path, values);
    return settle(attribute, value);
  });
  const nested = mapEntries(block.block_types, (name, child) => {
    const value = values[name] ?? null;
    return isList(value)
      ? value.map((element) =>
          isObject(element) ? fill(child.block, element, `${prefix}${name}.`, answered, resolve) : element,
        )
      : value;
  });
  return { ...values, ...attributes, ...nested };
}

/** Nothing may stay unknown after an apply: values that nobody uses get the empty value of their type. */
const settle = ({ type }: Attribute, value: Value): Value =>
  value instanceof Unknown ? emptyOf(type) : value;

function emptyOf(type: CtyType): Value {
  if (type === 'string') return '';
  if (type === 'number') return 0;
  if (type === 'bool') return false;
  return type[0] === 'map' ? {} : [];
}
