import { hazard, inChanges } from '../../hazard';
import { replicasOf } from './replicas';

export const replicaRenumbered = hazard({
  id: 'REPLICA-RENUMBERED',
  why: 'The provider changes the failover priority of a replica by removing the replica and copying all data again, while the plan shows a mere change in place. Until then the region has no data.',
  link: 'https://github.com/hashicorp/terraform-provider-azurerm/blob/v4.55.0/internal/services/cosmos/cosmosdb_account_resource.go#L1208',
  remedy: 'write the old dataPriority again; npm run check prints another way',
  see: inChanges(/^azurerm_cosmosdb_account$/, ({ action, before, after }) => {
    if (action !== 'update') return [];
    const fresh = replicasOf(after);
    return [...(replicasOf(before) ?? [])].flatMap(([region, was]) => {
      const is = fresh?.get(region);
      if (is === undefined || was === undefined || is === was) return [];
      return [
        {
          wrong: 'would remove a replica and copy its data again',
          found: `${region}, failover priority ${was} -> ${is}`,
        },
      ];
    });
  }),
});
