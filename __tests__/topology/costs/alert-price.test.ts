import { alertPrice } from '../../../topology/costs/alert-price';
import { globalRules } from '../../../topology/health/rules';
import { topologyOf } from '../../support/regions-file';

jest.mock('../../../topology/costs/prices', () => ({
  monthlyPrice: (meter: string) =>
    ({ metricAlert: 1, learnedAlert: 10, logAlert: 100, logAlertOften: 1000 })[meter],
}));

const topology = topologyOf(['phase: prepare', 'phase: cutover\n  delegatedAt: 2026-01-04T00:00:00Z']);
const priceOf = (...names: readonly string[]) =>
  alertPrice(
    topology,
    globalRules(topology).filter(({ signal }) => names.includes(signal)),
  );

test.each<[string, number]>([
  ['errors', 1],
  ['requests', 11], // learned
  ['originHealth', 2], // a rule for each of two regions
  ['dataRefused', 2], // two status codes
  ['replication', 2], // one rule, each region
  ['pulls', 100],
  ['system', 1000], // every five minutes
  ['autoscaleFailed', 0],
])('%s', (name, price) => {
  expect(priceOf(name)).toBe(price);
});

test('what is off costs nothing', () => {
  const off = globalRules(topology).map((rule) => ({ ...rule, enabled: false }));
  expect(alertPrice(topology, off)).toBe(0);
});
