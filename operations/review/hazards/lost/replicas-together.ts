import { hazard, inChanges } from '../../hazard';
import { replicasOf } from './replicas';

export const replicasTogether = hazard({
  id: 'REPLICAS-TOGETHER',
  why: 'Adding or removing a replica may take hours, and until then the account refuses other changes. If the second of two fails, the account is left half-way.',
  link: 'https://learn.microsoft.com/azure/cosmos-db/how-to-manage-database-account',
  remedy: 'add or remove one region at a time',
  see: inChanges(/^azurerm_cosmosdb_account$/, ({ action, before, after }) => {
    if (action !== 'update') return [];
    const [was, is] = [replicasOf(before), replicasOf(after)];
    if (!was || !is) return [];
    const [old, fresh] = [[...was.keys()], [...is.keys()]];
    const moving = [
      ...fresh.filter((region) => !old.includes(region)).map((region) => `+${region}`),
      ...old.filter((region) => !fresh.includes(region)).map((region) => `-${region}`),
    ];
    return moving.length > 1
      ? [{ wrong: 'adds or removes more than one replica at once', found: moving.join(' ') }]
      : [];
  }),
});
