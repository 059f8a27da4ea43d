/** Where the means to act are. */
import { catalogue, nearestRegion } from '../../catalogue';
import type { Rule } from '../rule';
import type { Draft } from './draft';

const controlRegion: Rule<Draft> = {
  id: 'CONTROL-REGION',
  why: 'What is needed to act while a region is down must not be down with it: the resource groups of Front Door, of the public zone and of the alerts, the global logs, the state. So no stamp is there, and it survives the loss of a datacenter. Azure Resource Manager routes changes through the region of a group; that it falls back to another region is documented since 2025 and was otherwise before. https://learn.microsoft.com/azure/azure-resource-manager/management/overview#which-location-should-i-use-for-my-resource-group',
  check: ({ controlRegion: found, regions }) => {
    if (found === undefined) return [];
    const facts = catalogue.get(found);
    const refuse = (wrong: string, fix: string) => [{ path: ['controlRegion'], wrong, found, fix }];
    if (!facts) {
      const nearest = nearestRegion(found);
      return refuse(
        'is not a region of Azure',
        nearest
          ? `did you mean ${nearest}?`
          : 'take a name from `az account list-locations --query "[].name"`',
      );
    }
    const another = 'choose another region with zones, for instance the pair of the home region';
    if (Object.hasOwn(regions ?? {}, found)) return refuse('must hold no stamp', another);
    if (facts.zones === 0) return refuse('has no availability zones', another);
    return facts.accessRestricted ? refuse('is closed to new customers', another) : [];
  },
};

export const controlRules: readonly Rule<Draft>[] = [controlRegion];
