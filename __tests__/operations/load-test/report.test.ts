import { verdictText } from '../../../operations/load-test/report';

const step = { connections: 4, seconds: 2, good: 40, bad: 0, latencies: [100] };
const verdict = (instances: number) => verdictText([step], { p95: 500, failed: 0.01 }, instances);

test('what one instance sustains is what all do, divided', () => {
  expect(verdict(3)).toContain('  requestsPerSecondPerInstance: 6\n');
});

test('less than one a second is no figure for regions.yaml', () => {
  expect(verdict(30)).toContain(
    'nothing: less than one request a second for each instance cannot be written.',
  );
  expect(verdict(30)).not.toContain('requestsPerSecondPerInstance');
});
