import { caaNames, frontDoorMayIssue } from '../../../topology/migration/caa';

test.each([
  ['api.shop.example', 'shop.example', ['api.shop.example', 'shop.example']],
  ['v1.api.shop.example', 'shop.example', ['v1.api.shop.example', 'api.shop.example', 'shop.example']],
])('CAA records for %s are looked for from the name up to its zone', (hostname, zone, names) => {
  expect(caaNames(hostname, zone)).toEqual(names);
});

test.each([
  [[], true],
  [['digicert.com'], true],
  [['letsencrypt.org', ' digicert.com ; account=1'], true],
  [['letsencrypt.org'], false],
  [[';'], false],
])('issue records %j: may Front Door have a certificate? %s', (values, expected) => {
  expect(frontDoorMayIssue(values)).toBe(expected);
});
