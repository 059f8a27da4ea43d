import { detection } from '../../../../topology/capacity/detection';
import type { Topology } from '../../../../topology/topology';
import { hazard, inChanges } from '../../hazard';
import { blocksIn, isNothing, isUnknown, lower, numberOf, type Value, type Values } from '../../plan/values';

export const probeWeakened = hazard({
  id: 'PROBE-WEAKENED',
  why: 'Only the probe tells Front Door that a region is down. Without a probe, clients of a failed region get errors for as long as the failure lasts; with a slower one, or one in plain HTTP, for longer than now.',
  link: 'https://learn.microsoft.com/azure/frontdoor/health-probes',
  remedy: 'restore the probe',
  see: inChanges(
    /^azurerm_(cdn_frontdoor_origin_group|(linux|windows)_(web|function)_app)$/,
    (change, _, { topology }) => {
      const { action, before, after } = change;
      if (action !== 'update' && action !== 'replace') return [];
      const weaker = change.type.endsWith('_app')
        ? ofApp(before, after, topology)
        : ofOrigins(before, after, topology);
      return weaker ? [{ wrong: 'would notice a failure later, or never', found: weaker }] : [];
    },
  ),
});

/** App Service has its own probe for taking out single instances. */
function ofApp(
  before: Values | undefined,
  after: Values | undefined,
  topology: Topology,
): string | undefined {
  const pathIn = (values: Values | undefined) => blocksIn(values, 'site_config')[0]?.health_check_path;
  if (hasText(pathIn(before)) && isEmpty(pathIn(after))) return 'no health_check_path';
  return otherPath(pathIn(before), pathIn(after), topology);
}

/** A path that regions.yaml does not name may answer although nothing works. */
const otherPath = (was: Value, is: Value, { api }: Topology): string | undefined =>
  hasText(was) && hasText(is) && is !== was && is !== api.healthPath ? `the path ${String(is)}` : undefined;

function ofOrigins(
  before: Values | undefined,
  after: Values | undefined,
  topology: Topology,
): string | undefined {
  const [was] = blocksIn(before, 'health_probe');
  const [is] = blocksIn(after, 'health_probe');
  if (!was || isUnknown(after?.health_probe)) return undefined;
  if (!is) return 'no probe';
  if (lower(was.protocol) === 'https' && lower(is.protocol) === 'http') return 'plain HTTP';
  if (hasText(was.path) && was.path !== '/' && (isEmpty(is.path) || is.path === '/')) return 'the path /';
  const other = otherPath(was.path, is.path, topology);
  if (other) return other;
  if (!isNothing(before?.load_balancing) && isNothing(after?.load_balancing)) return 'no load_balancing';
  const [old, fresh] = [secondsOf(was, before), secondsOf(is, after)];
  return old !== undefined && fresh !== undefined && fresh > old
    ? `noticed after up to ${fresh} s, not ${old} s`
    : undefined;
}

/** Undefined if some value is missing, or not known yet. */
function secondsOf(probe: Values, values: Values | undefined): number | undefined {
  const [balancing] = blocksIn(values, 'load_balancing');
  const intervalSeconds = numberOf(probe.interval_in_seconds);
  const sampleSize = numberOf(balancing?.sample_size);
  const successfulSamplesRequired = numberOf(balancing?.successful_samples_required);
  return intervalSeconds === undefined || sampleSize === undefined || successfulSamplesRequired === undefined
    ? undefined
    : detection({ intervalSeconds, sampleSize, successfulSamplesRequired }).to;
}

const hasText = (value: Value): boolean => typeof value === 'string' && value !== '';
const isEmpty = (value: Value): boolean => isNothing(value) || value === '';
