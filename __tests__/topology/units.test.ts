import {
  durationText,
  endpointAddresses,
  isPublicRange,
  isStampAddressSpace,
  overlaps,
  seconds,
} from '../../topology/units';

test.each([
  ['2d', 172_800],
  ['12h', 43_200],
  ['5m', 300],
  ['300s', 300],
])('%s is %d seconds', (text, expected) => {
  expect(seconds(text)).toBe(expected);
});

test.each([
  [172_800, '2d'],
  [43_200, '12h'],
  [300, '5m'],
  [90, '90s'],
  [0, '0s'],
])('%d seconds are written %s', (total, expected) => {
  expect(durationText(total)).toBe(expected);
});

test.each([
  ['10.0.0.0/16', true],
  ['172.16.0.0/20', true],
  ['192.168.7.0/24', true],
  ['10.0.0.0/15', false],
  ['10.0.0.0/25', false],
  ['10.0.1.0/20', false],
  ['172.32.0.0/20', false],
  ['100.64.0.0/20', false],
  ['10.0/20', false],
  ['010.0.0.0/16', false],
  ['0x0a.0.0.0/16', false],
  ['10.0.0.0/020', false],
  ['10.0.0.0', false],
  ['fd00::/20', false],
  ['', false],
])("%s as a stamp's address space: %s", (text, expected) => {
  expect(isStampAddressSpace(text)).toBe(expected);
});

test.each([
  ['10.0.0.0/20', '10.0.16.0/20', false],
  ['10.0.0.0/20', '10.0.15.0/24', true],
  ['10.0.15.0/24', '10.0.0.0/20', true],
  ['10.0.0.0/16', '10.0.0.0/16', true],
  ['10.0.0.0/16', '10.1.0.0/16', false],
])('%s and %s overlap: %s', (one, other, expected) => {
  expect(overlaps(one, other)).toBe(expected);
});

test.each([
  ['10.0.0.0/24', 59],
  ['10.0.0.0/23', 123],
  ['10.0.0.0/20', 1019],
])('a stamp in %s has %d addresses for private endpoints', (text, expected) => {
  expect(endpointAddresses(text)).toBe(expected);
});

describe('an address or range of the internet', () => {
  test.each([
    ['8.8.8.8', true, true],
    ['8.8.8.8/32', true, true],
    ['198.51.0.0/16', true, true],
    ['198.50.0.0/15', false, false],
    ['0.0.0.0/0', false, false],
    ['198.51.100.7/24', false, false],
    ['10.1.2.3', false, false],
    ['172.16.0.0/16', false, false],
    ['100.64.0.1', false, false],
    ['169.254.169.254', false, false],
    ['127.0.0.1', false, false],
    ['8.8.8', false, false],
    ['010.8.8.8', false, false],
    ['0x08.8.8.8', false, false],
    ['8.8.8.8/032', false, false],
    ['8.8.8.8/', false, false],
    ['8.8.8.8/24/1', false, false],
    ['8.8.8.8/-1', false, false],
    [' 8.8.8.8', false, false],
    ['api.shop.example', false, false],
    ['', false, false],
    ['2001:db8::/32', true, false],
    ['2001:DB8::7', true, false],
    ['2001:db8::/31', false, false],
    ['2001:db8::7/48', false, false],
    ['2001:db8::7%eth0', false, false],
    ['::ffff:8.8.8.8', false, false],
    ['::1', false, false],
    ['fd00::/48', false, false],
    ['fe80::1', false, false],
  ])('%s: %s, of IPv4: %s', (text, any, four) => {
    expect([isPublicRange(text), isPublicRange(text, 'IPv4')]).toEqual([any, four]);
  });
});
