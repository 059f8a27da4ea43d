import { topologyOf } from '../../support/regions-file';
import { withTerraform } from '../../support/with-terraform';
import { Lab, outcomesOf, stacksOf } from './support/lab';

const objectId = '77777777-7777-4777-8777-777777777777';

withTerraform('adoption of the registration', () => {
  test('it is imported, and nothing of it is changed', async () => {
    const lab = await Lab.open();
    const topology = topologyOf([
      'alerts:\n',
      `adopt: { apiApplication: { objectId: ${objectId}, tokenVersion: 1 } }\nalerts:\n`,
    ]);
    try {
      const stacks = stacksOf(topology).filter(({ name }) => name === 'global');
      const reports = await lab.rehearse(stacks);
      expect(outcomesOf(reports)).toEqual({ global: 'deployed' });
      expect(reports[0]?.changes?.filter(({ imported }) => imported)).toEqual([
        expect.objectContaining({ address: 'azuread_application.api_application', action: 'import' }),
      ]);
    } finally {
      lab.close();
    }
  });
});
