import { catalogue } from '../../topology/catalogue';
import { doorEndpointName, doorName, doorPath, doorPattern, isDoorName } from '../../topology/doors';
import { nameProblem } from '../../topology/names';
import { shippedTopology } from '../support/shipped-file';

const targets = ['app', 'slot'] as const;

test.each([
  ['app', '/westeurope', '/westeurope/*', 'door-westeurope'],
  ['slot', '/westeurope-staging', '/westeurope-staging/*', 'door-westeurope-staging'],
] as const)('the %s has a path of its own', (target, path, pattern, name) => {
  expect(doorPath('westeurope', target)).toBe(path);
  expect(doorPattern('westeurope', target)).toBe(pattern);
  expect(doorName('westeurope', target)).toBe(name);
});

test('no door is in the way of another, or called like a region', () => {
  const regions = [...catalogue.keys()];
  const paths = regions.flatMap((region) => targets.map((target) => `${doorPath(region, target)}/`));
  expect(new Set(paths).size).toBe(2 * regions.length);
  for (const region of regions) {
    expect(region).not.toContain('-');
    expect(isDoorName(region)).toBe(false);
    // https://github.com/hashicorp/terraform-provider-azurerm/blob/v4.55.0/internal/services/cdn/validate/front_door_validation.go
    expect(doorName(region, 'slot')).toMatch(/^[a-z][a-z0-9-]{0,88}[a-z0-9]$/);
    expect(isDoorName(doorName(region, 'slot'))).toBe(true);
  }
});

test('the endpoint is told from that of the public name', () => {
  const name = doorEndpointName(shippedTopology());
  expect(name).toBe('fde-contososhoes-prod-door');
  expect(nameProblem('frontDoorEndpoint', name)).toBeUndefined();
});
