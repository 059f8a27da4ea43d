/** Where the control region may be: it holds what operators need while another region is down. */
import { catalogue } from '../../catalogue';
import type { Rule } from '../rule';
import type { Draft } from './draft';
import { unknown } from './regions';

const controlRegion: Rule<Draft> = {
  id: 'CONTROL-REGION',
  why: 'What operators need while a region is down must not be down with it: the resource groups of Front Door, the public zone and the alerts, the global logs and the Terraform states. So the control region holds no stamp, and has availability zones to survive the loss of a datacenter. Azure Resource Manager routes changes through the region of a resource group; a fallback to another region is documented only since 2025. https://learn.microsoft.com/azure/azure-resource-manager/management/overview#which-location-should-i-use-for-my-resource-group',
  check: ({ controlRegion: found, regions }) => {
    if (found === undefined) return [];
    const path = ['controlRegion'];
    const facts = catalogue.get(found);
    if (!facts) return [{ path, ...unknown(found) }];
    const wrong = [
      ...(Object.hasOwn(regions ?? {}, found) ? ['must not be listed under regions, which hold stamps'] : []),
      ...(facts.zones === 0 ? ['has no availability zones'] : []),
      ...(facts.accessRestricted ? ['is closed to new customers'] : []),
    ];
    const fix =
      'choose a region that has availability zones, is open to new customers and is not listed under regions';
    return wrong.map((one) => ({ path, wrong: one, found, fix }));
  },
};

const noPair: Rule<Draft> = {
  id: 'CONTROL-NO-PAIR',
  severity: 'note',
  why: 'The state account is in the control region, and Azure Storage copies it to the paired region. Without a pair there is no copy elsewhere: while the region is down, no stack can be planned or applied, and if the region is lost, so is the state. The API goes on serving. https://learn.microsoft.com/azure/storage/common/storage-redundancy#geo-zone-redundant-storage',
  check: ({ controlRegion: found, state }) => {
    const facts = found === undefined ? undefined : catalogue.get(found);
    if (!facts || facts.pairedRegion || state?.backend !== 'azurerm') return [];
    return [
      {
        path: ['controlRegion'],
        wrong: 'has no paired region: the state can be zone-redundant there, but not geo-redundant',
        found,
        fix: 'choose a region that has a pair, or accept that nothing can be deployed while this one is down',
      },
    ];
  },
};

export const controlRules: readonly Rule<Draft>[] = [controlRegion, noPair];
