import { inChanges } from '../../hazard';
import type { PlannedChange } from '../../plan/plan';
import { isNothing } from '../../plan/values';
import { alsoInPlace, replaced } from '../gone';

const whole = replaced({
  id: 'NETWORK-REPLACED',
  types: /^azurerm_(virtual_network|subnet|private_endpoint|private_dns_zone(_virtual_network_link)?)$/,
  why: 'The app reaches Cosmos DB, its vault and the registry only through private endpoints. While the network, an endpoint or its private names are replaced, the app looks healthy but answers with errors.',
  link: 'https://learn.microsoft.com/azure/private-link/private-endpoint-dns',
  remedy:
    'drain the region first (standby), and find the cause; with azurerm 5, a plan without refresh replaces links: docs/upgrade.md',
});

/** What connects an app to its data. */
const LEADS = ['virtual_network_subnet_id', 'private_dns_zone_group'];

export const networkReplaced = alsoInPlace(
  whole,
  inChanges(/^azurerm_(private_endpoint|(linux|windows)_(web|function)_app(_slot)?)$/, (change) =>
    change.action === 'update'
      ? lost(change).map((found) => ({ wrong: 'would lose a connection', found }))
      : [],
  ),
);

const lost = ({ before, after }: PlannedChange): readonly string[] =>
  LEADS.filter((key) => !isNothing(before?.[key]) && isNothing(after?.[key])).map((key) => `no ${key}`);
