import { hazard, inChanges } from '../../hazard';
import { blocksIn, isUnknown, lower, textOf, UNKNOWN, type Value } from '../../plan/values';

const BLOCK = 'conflict_resolution_policy';
const NAMES = ['mode', 'conflict_resolution_path', 'conflict_resolution_procedure'];

export const conflictPolicy = hazard({
  id: 'CONFLICT-POLICY',
  why: 'How conflicts between regions are resolved is decided when the container is created. The provider plans a change each time, but never makes it.',
  link: 'https://github.com/hashicorp/terraform-provider-azurerm/blob/v4.55.0/internal/services/cosmos/cosmosdb_sql_container_resource.go#L268-L312',
  remedy: 'restore conflictResolution; for another one create a new container',
  see: inChanges(/^azurerm_cosmosdb_sql_container$/, ({ action, before, after }) => {
    if (action !== 'update' || isUnknown(after?.[BLOCK])) return [];
    const [[was], [is]] = [blocksIn(before, BLOCK), blocksIn(after, BLOCK)];
    const changed = NAMES.filter(
      (name) => is?.[name] !== UNKNOWN && said(name, was?.[name]) !== said(name, is?.[name]),
    );
    return changed.length > 0
      ? [
          {
            wrong: 'would plan another conflict resolution, which is never applied',
            found: changed.map((name) => `${BLOCK}.${name}`).join(', '),
          },
        ]
      : [];
  }),
});

/** A missing value counts as an empty text, and Azure ignores the case of a mode. */
const said = (name: string, value: Value): string => (name === 'mode' ? lower(value) : textOf(value ?? ''));
