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
])('%s leaves %d addresses to private endpoints', (addressSpace, expected) => {
  expect(endpointAddresses(addressSpace)).toBe(expected);
});

test.each([
  ['198.51.100.7', true],
  ['198.51.100.0/24', true],
  ['198.51.0.0/16', true],
  ['198.0.0.0/8', false],
  ['198.51.100.7/24', false],
  ['198.51.100.0/33', false],
  ['198.51.100.0/', false],
  ['198.51.100', false],
  ['0x7f.1', false],
  ['10.0.0.0/16', false],
  ['127.0.0.1', false],
  ['169.254.1.1', false],
  ['100.64.0.1', false],
  ['0.0.0.0', false],
  ['2001:db8::/32', true],
  ['2001:db8::1', true],
  ['2001::/16', false],
  ['2001:db8::1/48', false],
  ['fd00::1', false],
  ['fe80::1', false],
  ['::1', false],
  ['::ffff:10.0.0.1', false],
  ['AzureCloud', false],
  ['', false],
])('%s as somebody on the internet: %s', (text, expected) => {
  expect(isPublicRange(text)).toBe(expected);
});

test.each([
  ['198.51.100.7', true],
  ['2001:db8::1', false],
])('%s where only IPv4 is taken: %s', (text, expected) => {
  expect(isPublicRange(text, 'IPv4')).toBe(expected);
});
