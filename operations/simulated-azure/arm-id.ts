/** Azure Resource Manager ids: `/subscriptions/S/resourceGroups/G/providers/NAMESPACE/TYPE/NAME/...`. */

export const isArmId = (text: string): boolean => text.startsWith('/subscriptions/');

/** What must exist before a resource of this id can; undefined where that is no resource. */
export function parentOf(id: string): string | undefined {
  const at = id.lastIndexOf('/providers/');
  if (at < 0 || id.includes('|')) return undefined;
  const path = id.slice(at + '/providers/'.length).split('/');
  return path.length > 3 ? id.split('/').slice(0, -2).join('/') : id.slice(0, at);
}

export const isSubscription = (id: string): boolean => /^\/subscriptions\/[^/]+$/.test(id);

/** `/subscriptions/S/resourceGroups/G`, of the id of what lies in it. */
export const groupOf = (id: string): string => id.split('/providers/')[0] ?? '';

export const lastSegment = (id: string): string => id.split('/').at(-1) ?? '';

/** `Microsoft.Web/sites/slots`, of the id of a slot. */
export function typeOf(id: string): string {
  const [namespace = '', ...path] = (id.split('/providers/').at(-1) ?? '').split('/');
  return [namespace, ...path.filter((_, index) => index % 2 === 0)].join('/');
}

/** True for the scope itself and everything below it, diagnostic settings (`ID|NAME`) included. */
export function within(scope: string, id: string): boolean {
  const rest = id.toLowerCase().startsWith(scope.toLowerCase()) ? id.slice(scope.length) : undefined;
  return rest !== undefined && /^($|[/|])/.test(rest);
}
