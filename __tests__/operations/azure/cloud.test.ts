import { cloudOf, publicCloud } from '../../../operations/azure/cloud';
import { placeOf } from '../../../operations/azure/refusals';

test('the public Azure, unless the environment names another one', () => {
  expect(cloudOf({}, '.')).toEqual(publicCloud);
  const env = {
    AZURE_AUTHORITY_HOST: 'https://login.example/',
    AZURE_RESOURCE_MANAGER: 'https://arm.example:444/x',
  };
  expect(cloudOf(env, '.')).toEqual({
    authority: 'https://login.example',
    resourceManager: 'https://arm.example:444',
  });
});

test.each(['http://localhost:1', 'localhost'])('no token goes to %s', (address) => {
  expect(() => cloudOf({ AZURE_RESOURCE_MANAGER: address }, '.')).toThrow(
    `AZURE_RESOURCE_MANAGER: must be an https:// address; found ${address}; unset it to use https://management.azure.com`,
  );
});

test('a certificate authority that is not there', () => {
  expect(() => cloudOf({ AZURE_CA_FILE: 'none.pem' }, '.')).toThrow('none.pem: cannot be read; found ENOENT');
});

const GROUP = '/subscriptions/S/resourceGroups/rg';
test.each([
  [`${GROUP}/providers/Microsoft.KeyVault/vaults/kv/secrets/s?api-version=1`, 'vaults/kv/secrets/s'],
  [`${GROUP}/providers/Microsoft.Web/sites/app/providers/Microsoft.Insights/rules/r`, 'rules/r'],
  [GROUP, 'resourceGroups/rg'],
  ['/subscriptions/S', 'subscriptions/S'],
  ['/subscriptions/S/providers/Microsoft.Web/locations/westeurope/usages', 'locations/westeurope/usages'],
])('people know %s as %s', (path, place) => {
  expect(placeOf(path)).toBe(place);
});
