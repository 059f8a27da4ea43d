import { expectProperties } from '../support/properties';
import { type Edit, topologyOf } from '../support/regions-file';
import { globalOutput, reference, resourceAt, stackOf, synthesized } from '../support/synthesize';

const stampOf = (...edits: readonly Edit[]) =>
  stackOf(synthesized(topologyOf(...edits)), 'stamp-northeurope');
const stamp = stampOf();
const app = 'azurerm_linux_web_app.api_app';
const staging = 'azurerm_linux_web_app_slot.api_staging';
const identity = reference('azurerm_user_assigned_identity.identity_identity.id');

describe.each([app, staging])('%s', (address) => {
  const properties = resourceAt(stamp, address);
  expectProperties(properties, {
    https_only: true,
    public_network_access_enabled: true, // for Front Door; all others are denied below
    client_affinity_enabled: false,
    ftp_publish_basic_authentication_enabled: false,
    webdeploy_publish_basic_authentication_enabled: false,
    virtual_network_subnet_id: reference('azurerm_subnet.network_subnet-integration.id'),
    vnet_image_pull_enabled: true,
    key_vault_reference_identity_id: identity,
    'site_config.always_on': true,
    'site_config.http2_enabled': true,
    'site_config.minimum_tls_version': '1.2',
    'site_config.scm_minimum_tls_version': '1.2',
    'site_config.ftps_state': 'Disabled',
    'site_config.remote_debugging_enabled': false,
    'site_config.use_32_bit_worker': false,
    'site_config.vnet_route_all_enabled': true,
    'site_config.health_check_path': '/health',
    'site_config.health_check_eviction_time_in_min': 5,
    'site_config.container_registry_use_managed_identity': true,
    'site_config.container_registry_managed_identity_client_id': reference(
      'azurerm_user_assigned_identity.identity_identity.client_id',
    ),
    'site_config.application_stack': {
      docker_image_name: 'shop/api@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef',
      docker_registry_url: `https://${globalOutput('registry_login_server')}`,
    },
    'site_config.ip_restriction_default_action': 'Deny',
    'site_config.scm_ip_restriction_default_action': 'Deny',
    'site_config.scm_use_main_ip_restriction': false,
    'site_config.ip_restriction': [
      {
        name: 'front-door',
        priority: 100,
        action: 'Allow',
        service_tag: 'AzureFrontDoor.Backend',
        headers: [
          {
            x_azure_fdid: [globalOutput('front_door_guid')],
            x_fd_health_probe: [],
            x_forwarded_for: [],
            x_forwarded_host: [],
          },
        ],
      },
    ],
    'auth_settings_v2.auth_enabled': true,
    'auth_settings_v2.require_authentication': true,
    'auth_settings_v2.require_https': true,
    'auth_settings_v2.unauthenticated_action': 'Return401',
    'auth_settings_v2.default_provider': 'azureactivedirectory',
    'auth_settings_v2.excluded_paths': ['/health'],
    'auth_settings_v2.forward_proxy_convention': 'Standard',
    'auth_settings_v2.login': { token_store_enabled: false },
    'auth_settings_v2.active_directory_v2': {
      client_id: globalOutput('api_client_id'),
      tenant_auth_endpoint: 'https://login.microsoftonline.com/44444444-4444-4444-8444-444444444444/v2.0',
      allowed_audiences: [globalOutput('api_client_id'), `api://${globalOutput('api_client_id')}`],
    },
  });

  test('nobody reaches the deployment site', () => {
    expect(properties).not.toHaveProperty('site_config.scm_ip_restriction');
  });

  test('no client secret: tokens are checked, not fetched', () => {
    expect(properties).not.toHaveProperty('auth_settings_v2.active_directory_v2.client_secret_setting_name');
  });
});

test('the slot is hardened as the app is', () => {
  const {
    depends_on: _1,
    location: _2,
    name,
    resource_group_name: _3,
    service_plan_id: _4,
    ...own
  } = resourceAt(stamp, app);
  const { name: slotName, app_service_id, ...slots } = resourceAt(stamp, staging);
  const plain = ({ '//': _, ...properties }: typeof own) => properties;
  expect(plain(slots)).toEqual(plain(own));
  expect([name, slotName, app_service_id]).toEqual(['app-shop-test-ne', 'staging', `\${${app}.id}`]);
});

test('clients of before may go on: their audiences are taken too', () => {
  const edited = stampOf(['healthPath: /health', 'healthPath: /health\n  audiences: [api://legacy]']);
  expect(resourceAt(edited, app)).toHaveProperty(
    'auth_settings_v2.active_directory_v2.allowed_audiences.2',
    'api://legacy',
  );
});

test('settings: its own region, never a list of them', () => {
  const edited = stampOf([
    'healthPath: /health',
    'healthPath: /health\n  secrets: { THIRD_PARTY_API_KEY: third-party-api-key }',
  ]);
  expect(resourceAt(edited, app).app_settings).toMatchInlineSnapshot(`
    {
      "APPLICATIONINSIGHTS_AUTHENTICATION_STRING": "Authorization=AAD;ClientId=\${azurerm_user_assigned_identity.identity_identity.client_id}",
      "APPLICATIONINSIGHTS_CONNECTION_STRING": "\${azurerm_application_insights.insights.connection_string}",
      "AZURE_CLIENT_ID": "\${azurerm_user_assigned_identity.identity_identity.client_id}",
      "COSMOS_DATABASE": "shop",
      "COSMOS_ENDPOINT": "\${data.terraform_remote_state.global-state.outputs.cosmos_endpoint}",
      "COSMOS_REGION": "North Europe",
      "THIRD_PARTY_API_KEY": "@Microsoft.KeyVault(SecretUri=\${azurerm_key_vault.vault.vault_uri}secrets/third-party-api-key)",
      "WEBSITES_ENABLE_APP_SERVICE_STORAGE": "false",
      "WEBSITES_PORT": "8080",
      "WEBSITE_SWAP_WARMUP_PING_PATH": "/health",
      "WEBSITE_SWAP_WARMUP_PING_STATUSES": "200",
    }
  `);
});

describe('telemetry', () => {
  expectProperties(resourceAt(stamp, 'azurerm_application_insights.insights'), {
    application_type: 'web',
    local_authentication_disabled: true,
    disable_ip_masking: false,
    workspace_id: `${globalOutput(
      'resource_group_id',
    )}/providers/Microsoft.OperationalInsights/workspaces/log-shop-test-ne`,
  });
});
