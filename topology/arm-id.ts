/** The parts of `/subscriptions/S/resourceGroups/G/providers/NAMESPACE/TYPE/NAME` that names are made from. */
export function armId(id: string): { readonly resourceGroup: string; readonly name: string } {
  const [, , , , resourceGroup = '', , , , name = ''] = id.split('/');
  return { resourceGroup, name };
}
