import { OURS } from '../baseline';
import type { SignalName } from '../names';
import { FAILED_PLACES, PLACES } from '../outside';
import { counted, downFromOutside } from '../outside-query';
import { lines } from '../query-text';
import type { Signal } from '../signal';

const PLACES_TEXT = `${FAILED_PLACES} of ${PLACES.length} places`;
const TIMING = { frequency: 'PT1M', window: 'PT5M' } as const;

/** As a client sees it. */
export const outsideSignals = {
  publicName: {
    component: 'outside',
    place: 'system',
    wrong: `the public name does not answer from ${PLACES_TEXT}`,
    back: 'it answers again',
    unit: 'places where its test fails',
    worse: 'above',
    bounds: {},
    source: OURS,
    severity: 0,
    tells: 'the public name is down',
    since: 'cutover',
    watch: { by: 'outside', test: 'name', ...TIMING },
  },
  outsideOnly: {
    component: 'outside',
    place: 'system',
    wrong:
      'public-name fires, but everything looks healthy inside: the cause is Front Door, DNS or the certificate',
    back: 'outside and inside agree again',
    unit: 'rows of the query',
    worse: 'above',
    bounds: {},
    source: OURS,
    severity: 0,
    tells: 'the public name is down',
    since: 'cutover',
    watch: {
      by: 'log',
      workspace: 'control',
      asks: 'only outside',
      frequency: 'PT5M',
      window: 'PT15M',
    },
  },
  certificate: {
    component: 'outside',
    place: 'system',
    wrong: 'the certificate of the public name expires within 30 days: Front Door has not renewed it',
    back: 'it was renewed',
    unit: 'rows of the query',
    worse: 'above',
    bounds: {},
    source: 'https://learn.microsoft.com/azure/frontdoor/domain#certificate-renewal',
    severity: 1,
    tells: 'a secret or certificate expires',
    since: 'cutover',
    watch: {
      by: 'log',
      workspace: 'control',
      // Its test fails too when the name is down, of which another signal tells.
      asks: () =>
        `${counted('nameDown', downFromOutside('name', '1h'))}
${lines(downFromOutside('certificate', '1h'), 'where nameDown == 0')}`,
      frequency: 'PT1H',
      window: 'PT1H',
    },
  },
  door: {
    component: 'outside',
    place: 'region',
    wrong: `its door does not answer from ${PLACES_TEXT}: if origin-health fires too, the region is at fault, otherwise the door`,
    back: 'it answers through its door',
    unit: 'places where its test fails',
    worse: 'above',
    bounds: {},
    source: OURS,
    severity: 2,
    tells: 'mail',
    watch: { by: 'outside', test: 'door', ...TIMING },
  },
} satisfies Partial<Record<SignalName, Signal>>;
