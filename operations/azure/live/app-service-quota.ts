/** The App Service quota of a subscription in a region. Above it, a deploy or a scale-out fails. */
import { z } from 'zod';
import { coresOf, type Sku } from '../../../topology/skus';
import { findPlan } from './plan';
import { fine, type LiveQuestion, note, ofEachRegion, problem, type Said, unknown } from './question';

const usage = z.object({
  name: z.object({ value: z.string().nullish(), localizedValue: z.string().nullish() }),
  unit: z.string().nullish(),
  currentValue: z.number(),
  limit: z.number(),
});
type Usage = z.infer<typeof usage>;

export interface Grant {
  /** As Azure names it. */
  readonly name: string;
  /** Instances that can still be started. */
  readonly free: number;
  /** The SKU, its tier, or everything in the region; in the last case Azure may count the SKU separately without listing it. */
  readonly counts: 'sku' | 'all';
}

const UNIT = '( ?(vms?|instances?|cores?|vcpus?))?';
const ALL = new RegExp(`^(total( ?regional)?${UNIT}|(cores|vcpus)( usage)?( in .+)?)$`, 'i');

/**
 * Which quotas limit the instances of a SKU. The documentation has one example, in cores; the quotas that people run into
 * are by SKU (`P1v3 VMs`), by tier (`PremiumV3 VMs`) or total (`Total VMs`). Cores of another tier do not count here.
 * https://learn.microsoft.com/rest/api/appservice/get-usages-in-location/list
 */
export function grantOf(found: Usage, sku: Sku): Grant | undefined {
  const { name, unit, currentValue, limit } = found;
  const names = [name.value, name.localizedValue].flatMap((text) => text ?? []);
  const tier = `premium${sku.includes('mv') ? 'm' : ''}v${sku.at(-1)}`;
  const own = new RegExp(`^(${sku}|${tier})${UNIT}$`, 'i');
  const counts = names.some((text) => own.test(text)) ? 'sku' : 'all';
  if (counts === 'all' && !(names.length > 0 && names.every((text) => ALL.test(text)))) return undefined;
  const inCores = /core/i.test(unit ?? '') || names.some((text) => /(cores?|vcpus?)\b/i.test(text));
  const left = limit < 0 ? Number.POSITIVE_INFINITY : limit - currentValue;
  return { name: names.at(-1) ?? '', free: Math.floor(left / (inCores ? coresOf(sku) : 1)), counts };
}

export interface Wanted {
  readonly sku: Sku;
  readonly instances: { readonly min: number; readonly max: number };
  /** Instances of the stamp that already run, and count. */
  readonly running: number;
}

/** The tightest quota decides. */
export function quotaSaid(grants: readonly Grant[], { sku, instances: { min, max }, running }: Wanted): Said {
  const [tightest] = grants.toSorted((a, b) => a.free - b.free);
  if (!tightest)
    return unknown(`Azure lists no quota for ${sku}; see the portal: Quotas, App Service, ${sku} VMs`);
  const granted = running + tightest.free;
  if (granted >= max) {
    const enough = `${tightest.name}: enough for ${max} instances`;
    return grants.some(({ counts }) => counts === 'sku')
      ? fine(enough)
      : unknown(
          `${enough}, unless ${sku} has a quota of its own; see the portal: Quotas, App Service, ${sku} VMs`,
        );
  }
  const found = `${tightest.name}: ${granted} instances`;
  const fix = 'request more: https://aka.ms/antquotahelp';
  return granted < min
    ? problem({
        wrong: `has too little quota for its minimum of ${min} instances of ${sku}`,
        found,
        fix,
      })
    : note({ wrong: `has too little quota to scale out to instances.max, ${max} of ${sku}`, found, fix });
}

export const appServiceQuota: LiveQuestion = {
  title: 'App Service quota',
  asks: ofEachRegion((region, topology) => async (azure) => {
    const { name, sku, instances, subscriptionId } = region;
    const path = `/subscriptions/${subscriptionId}/providers/Microsoft.Web/locations/${name}/usages`;
    const [usages, plan] = await Promise.all([
      azure.list({ path, version: '2024-11-01', answer: usage }),
      findPlan(azure, topology, region),
    ]);
    const running = plan?.sku.name.toLowerCase() === sku.toLowerCase() ? plan.sku.capacity : 0;
    return quotaSaid(
      usages.flatMap((each) => grantOf(each, sku) ?? []),
      { sku, instances, running },
    );
  }),
};
