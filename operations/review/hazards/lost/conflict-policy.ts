import { changedPaths } from '../../changed-paths';
import { hazard, inChanges } from '../../hazard';

export const conflictPolicy = hazard({
  id: 'CONFLICT-POLICY',
  why: 'Conflicts between regions are resolved as was said when the container was created. The provider plans the change each time and never makes it.',
  link: 'https://github.com/hashicorp/terraform-provider-azurerm/blob/v4.55.0/internal/services/cosmos/cosmosdb_sql_container_resource.go#L268-L312',
  remedy: 'write conflictResolution as it was; for another one make a new container',
  see: inChanges(/^azurerm_cosmosdb_sql_container$/, (change) => {
    if (change.action !== 'update') return [];
    const paths = changedPaths(change).filter(
      ({ path, unknown }) => !unknown && path.startsWith('conflict_resolution_policy.'),
    );
    return paths.length > 0
      ? [{ wrong: 'would resolve conflicts otherwise', found: paths.map(({ path }) => path).join(', ') }]
      : [];
  }),
});
