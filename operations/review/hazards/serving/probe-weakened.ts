import { detection } from '../../../../topology/capacity/detection';
import { hazard, inChanges } from '../../hazard';
import { blocksIn, isNothing, isOpen, lower, numberOf, type Value, type Values } from '../../plan/values';

export const probeWeakened = hazard({
  id: 'PROBE-WEAKENED',
  why: 'Only the probe tells Front Door that a region is down. Without one, slower or in plain HTTP, clients of a failed region get errors for longer, or for as long as it lasts.',
  link: 'https://learn.microsoft.com/azure/frontdoor/health-probes',
  remedy: 'write the probe as it was',
  see: inChanges(/^azurerm_(cdn_frontdoor_origin_group|(linux|windows)_(web|function)_app)$/, (change) => {
    const { action, before, after } = change;
    if (action !== 'update' && action !== 'replace') return [];
    const weaker = change.type.endsWith('_app') ? ofApp(before, after) : ofOrigins(before, after);
    return weaker ? [{ wrong: 'would notice a failure later, or never', found: weaker }] : [];
  }),
});

/** App Service takes an instance out by a probe of its own. */
function ofApp(before: Values | undefined, after: Values | undefined): string | undefined {
  const pathIn = (values: Values | undefined) => blocksIn(values, 'site_config')[0]?.health_check_path;
  return hasText(pathIn(before)) && isEmpty(pathIn(after)) ? 'no health_check_path' : undefined;
}

function ofOrigins(before: Values | undefined, after: Values | undefined): string | undefined {
  const [was] = blocksIn(before, 'health_probe');
  const [is] = blocksIn(after, 'health_probe');
  if (!was || isOpen(after?.health_probe)) return undefined;
  if (!is) return 'no probe';
  if (lower(was.protocol) === 'https' && lower(is.protocol) === 'http') return 'plain HTTP';
  if (hasText(was.path) && was.path !== '/' && (isEmpty(is.path) || is.path === '/')) return 'the path /';
  const [old, fresh] = [secondsOf(was, before), secondsOf(is, after)];
  return old !== undefined && fresh !== undefined && fresh > old
    ? `noticed after up to ${fresh} s, not ${old} s`
    : undefined;
}

/** Undefined where something of it is not said, or not known yet. */
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
