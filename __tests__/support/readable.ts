import { isDeepStrictEqual } from 'node:util';
import { Document, isCollection, visit } from 'yaml';
import { type Properties, type Resource, reference, resourcesOf, type StackFile } from './synthesize';

/** Left out: other tests hold every property of them. */
const HELD_ELSEWHERE = [
  'azurerm_log_analytics_query_pack_query',
  'azurerm_monitor_diagnostic_setting',
  'azurerm_network_security_rule',
  'azurerm_subnet_network_security_group_association',
];
const OWN_GROUP = reference('azurerm_resource_group.group.name');

/**
 * A stack as a reviewer reads it: what is set on each resource, and its outputs. Left out is what other tests hold
 * for all of them: metadata, tags, the stack's own resource group, provider, backend; and
 * of a slot what its app has too.
 * @param except addresses that are told from others by their region alone
 */
export function readable(stack: StackFile, except?: RegExp): string {
  const resources = resourcesOf(stack).filter(
    ({ address, type }) => !HELD_ELSEWHERE.includes(type) && !except?.test(address),
  );
  const outputs = Object.entries(stack.output).filter(([name]) => name !== 'regions_file');
  return toYaml({
    resources: Object.fromEntries(
      resources.map((resource) => [resource.address, withoutNoise(resource, stack)]),
    ),
    outputs: Object.fromEntries(outputs.map(([name, { value }]) => [name, value])),
  });
}

/** Type -> how many, sorted. */
export const inventoryOf = ({ resource }: StackFile): Readonly<Record<string, number>> =>
  Object.fromEntries(
    Object.entries(resource)
      .map(([type, byId]) => [type, Object.keys(byId).length] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

function withoutNoise({ type, properties }: Resource, stack: StackFile): Properties {
  const [app] = type === 'azurerm_linux_web_app_slot' ? resourcesOf(stack, 'azurerm_linux_web_app') : [];
  return Object.fromEntries(
    Object.entries(app ? ownOf(properties, app.properties) : properties).filter(
      ([name, value]) =>
        !['//', 'tags', 'data_json'].includes(name) &&
        !(name === 'resource_group_name' && value === OWN_GROUP),
    ),
  );
}

/** What another has not, however deep. */
function ownOf(properties: Properties, other: Properties): Properties {
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, value]): [string, unknown][] => {
      const others = other[name];
      if (!isObject(value) || !isObject(others)) {
        return isDeepStrictEqual(value, others) ? [] : [[name, value]];
      }
      const own = ownOf(value, others);
      return Object.keys(own).length > 0 ? [[name, own]] : [];
    }),
  );
}

const isObject = (value: unknown): value is Properties =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What fits on a line stands on one. */
function toYaml(value: unknown): string {
  const doc = new Document(value);
  visit(doc, (_, node, path) => {
    if (isCollection(node) && path.length > 4 && JSON.stringify(node).length < 100) node.flow = true;
  });
  return doc.toString({ lineWidth: 0 });
}
