import { needs } from '../../../../topology/capacity/needs';
import type { Topology } from '../../../../topology/topology';
import { hazard, inChanges } from '../../hazard';
import { stampOf } from '../../plan/stack-name';
import { blocksIn, numberOf } from '../../plan/values';

export const minimumTooLow = hazard({
  id: 'MINIMUM-TOO-LOW',
  why: 'Traffic moves within minutes after a region fails, but autoscale adds only two instances every five minutes. So the instances that take over must already run. npm run drill prints how many.',
  link: 'https://learn.microsoft.com/azure/azure-monitor/autoscale/autoscale-best-practices',
  remedy: 'raise instances.min, or leave instances out; npm run drill shows how many are needed',
  see: inChanges(
    /^azurerm_monitor_autoscale_setting$/,
    ({ action, before, after }, { stack }, { topology }) => {
      const need = needOf(topology, stack);
      if (need === undefined || action === 'forget') return [];
      const least = action === 'delete' ? 0 : leastOf(after);
      const was = leastOf(before);
      const isLowered = was === undefined || (least !== undefined && least < was);
      if (least === undefined || least >= need || !isLowered) return [];
      return [{ wrong: `would run fewer instances than the ${need} that the drill needs`, found: least }];
    },
  ),
});

/** Undefined if no drill concerns the stamp, or its overload is accepted. */
function needOf(topology: Topology, stack: string): number | undefined {
  const found = needs(topology).find(({ region }) => stampOf(region.name) === stack);
  return found?.region.acceptOverload ? undefined : found?.lowestMinimum;
}

/** The least of all profiles; undefined if unknown. */
function leastOf(values: Parameters<typeof blocksIn>[0]): number | undefined {
  const minimums = blocksIn(values, 'profile', 'capacity').flatMap(({ minimum }) => numberOf(minimum) ?? []);
  return minimums.length > 0 ? Math.min(...minimums) : undefined;
}
