/** The group and the name in `/subscriptions/S/resourceGroups/G/providers/NAMESPACE/TYPE/NAME`. */
export function armId(id: string): { readonly resourceGroup: string; readonly name: string } {
  const [, , , , resourceGroup = '', , , , name = ''] = id.split('/');
  return { resourceGroup, name };
}
