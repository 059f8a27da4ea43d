import { secretsIn } from '../support/secrets';
import { shippedTopology } from '../support/shipped-file';
import { reference, resourcesOf, type StackFile, stackOf, synthesized } from '../support/synthesize';

const system = synthesized(shippedTopology());

test('what is allowed to be shown is no key: telemetry takes Entra tokens only', () => {
  const insights = resourcesOf(stackOf(system, 'stamp-westeurope'), 'azurerm_application_insights');
  expect(insights.map(({ properties }) => properties.local_authentication_disabled)).toEqual([true]);
});

test('nothing that Terraform makes a secret with', () => {
  const types = Object.keys(system.files).flatMap((stack) => Object.keys(stackOf(system, stack).resource));
  expect(types.filter((type) => /password|secret|certificate|random_|tls_/.test(type))).toEqual([]);
});

describe('the detector', () => {
  const stack = (part: Partial<StackFile>): StackFile => ({
    '//': {},
    output: {},
    provider: {},
    resource: {},
    terraform: {},
    ...part,
  });
  const app = (properties: object) =>
    stack({ resource: { azurerm_linux_web_app: { app: { ...properties } } } });
  const output = (value: unknown, sensitive?: boolean) => stack({ output: { it: { value, sensitive } } });
  const key = 'azurerm_cosmosdb_account.account.primary_key';

  test.each<[string, StackFile, string[]]>([
    ['a key in an output', output(reference(key)), [`output.it shows \${${key}}`]],
    [
      'a key in a text of an output',
      output(`AccountEndpoint=x;K=\${${key}}`),
      [`output.it shows \${${key}}`],
    ],
    ['a key in an output that is hidden', output(reference(key), true), []],
    [
      'a whole resource in an output',
      output(reference('azurerm_cosmosdb_account.account')),
      [`output.it shows ${reference('azurerm_cosmosdb_account.account')}`],
    ],
    [
      'an admin password in a setting',
      app({ app_settings: { PULL: reference('azurerm_container_registry.images.admin_password') } }),
      [
        `azurerm_linux_web_app.app.app_settings.PULL shows ${reference('azurerm_container_registry.images.admin_password')}`,
      ],
    ],
    [
      'publishing credentials in an output',
      output(reference('azurerm_linux_web_app.app.site_credential[0].password')),
      [`output.it shows ${reference('azurerm_linux_web_app.app.site_credential[0].password')}`],
    ],
    [
      'a registry password that is set',
      app({ site_config: { application_stack: { docker_registry_password: 'hunter2' } } }),
      [
        'azurerm_linux_web_app.app.site_config.application_stack.docker_registry_password is set',
        'azurerm_linux_web_app.app.site_config.application_stack has docker_registry_password',
      ],
    ],
    [
      'a key of the state account',
      stack({ terraform: { backend: { azurerm: { access_key: 'x' } } } }),
      ['terraform.backend.azurerm has access_key'],
    ],
    [
      'a connection string that is written out',
      app({ app_settings: { STORE: 'AccountName=x;AccountKey=y' } }),
      ['azurerm_linux_web_app.app.app_settings.STORE shows AccountKey='],
    ],
    [
      'the address of telemetry',
      app({ app_settings: { IT: reference('azurerm_application_insights.insights.connection_string') } }),
      [],
    ],
  ])('%s', (_, found, words) => {
    expect(secretsIn(found)).toEqual(words);
  });

  test('a type that it does not know', () => {
    const unknown = stack({ resource: { azurerm_unheard_of: { it: {} } } });
    expect(() => secretsIn(unknown)).toThrow('no schema of azurerm_unheard_of: npm run provider-schemas');
  });
});
