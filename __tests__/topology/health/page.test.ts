import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allStacksOf } from '../../../operations/terraform/synthesize';
import { preparedTopology } from '../../../topology/bootstrap';
import { monitoringPage } from '../../../topology/health/page';
import { shippedTopology } from '../../support/shipped-file';

const prepared = preparedTopology(shippedTopology(), 'regions.yaml');
if ('missing' in prepared) throw new Error(prepared.missing);

test('the page is up to date: npm run signals', () => {
  const page = readFileSync(join(__dirname, '../../../docs/monitoring.md'), 'utf8');
  expect(monitoringPage(page, prepared, allStacksOf(prepared, '.'))).toBe(page);
});

test('a page without a place for the tables is told of', () => {
  expect(() => monitoringPage('# Monitoring\n', shippedTopology(), [])).toThrow(
    'docs/monitoring.md: has no <!-- written by npm run signals -->',
  );
});
