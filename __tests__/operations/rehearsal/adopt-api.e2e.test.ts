import { type Edit, topologyOf } from '../../support/regions-file';
import { withTerraform } from '../../support/with-terraform';
import { Lab, outcomesOf, stacksOf } from './support/lab';

const objectId = '77777777-7777-4777-8777-777777777777';
const globalOf = (...edits: readonly Edit[]) =>
  stacksOf(topologyOf(...edits)).filter(({ name }) => name === 'global');

withTerraform('adoption of the registration', () => {
  test('it is imported and nothing of it is changed; a new one that was there already goes', async () => {
    const lab = await Lab.open();
    const adopting = globalOf([
      'alerts:\n',
      `adopt: { apiApplication: { objectId: ${objectId}, tokenVersion: 1 } }\nalerts:\n`,
    ]);
    try {
      const reports = await lab.rehearse(adopting, { base: globalOf() });
      expect(outcomesOf(reports)).toEqual({ global: 'deployed' });
      const entra = reports[0]?.changes?.filter(({ address }) => address.startsWith('azuread_'));
      expect(entra?.map(({ action, address }) => `${action} ${address}`).sort()).toEqual([
        'delete azuread_application.api_application',
        'delete azuread_application_identifier_uri.api_identifier_uri',
        'delete azuread_service_principal.api_service_principal',
        'import azuread_application.api_legacy_application',
      ]);
    } finally {
      lab.close();
    }
  });
});
