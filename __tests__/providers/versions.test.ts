import { readFileSync } from 'node:fs';
import { dataOf, providerData } from '../../providers/data';
import { allowedVersions, boundVersions, byVersion, defaultVersions } from '../../providers/versions';

test.each(['azurerm', 'azuread'] as const)('%s: allowed is what is bound and what is the default', (name) => {
  const allowed: readonly string[] = allowedVersions[name];
  expect(allowed).toEqual(allowed.toSorted(byVersion.compare));
  expect(allowed).toContain(defaultVersions[name]);
  expect(allowed).toContain(boundVersions[name]);
});

test.each(['azurerm', 'azuread'] as const)('%s: what is called bound is what the bindings bind', (name) => {
  const { cdktf } = JSON.parse(
    readFileSync(require.resolve(`@cdktf/provider-${name}/package.json`), 'utf8'),
  ) as { cdktf: { provider: { name: string; version: string } } };
  const { source, version } = dataOf(boundVersions)[name];
  expect({ name: `registry.terraform.io/${source}`, version }).toEqual(cdktf.provider);
});

test('the default azurerm is the last 4.x that is allowed', () => {
  expect(allowedVersions.azurerm.filter((version) => version.startsWith('4.')).at(-1)).toBe(
    defaultVersions.azurerm,
  );
});

test('of another version there are no data', () => {
  expect(() => providerData('azurerm', '4.60.0')).toThrow(
    'providers/data: has nothing about azurerm 4.60.0; run npm run provider-schemas',
  );
});
