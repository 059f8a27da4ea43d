import { moreRegions } from '../support/more-regions';
import { readable } from '../support/readable';
import { SLOT, topologyOf } from '../support/regions-file';
import { stackOf, synthesized } from '../support/synthesize';

const system = synthesized(topologyOf(SLOT));

test('global', () => {
  expect(readable(stackOf(system, 'global'), /francecentral/)).toMatchSnapshot();
});

test.each(['stamp-northeurope', 'dns-migration'])('%s', (stack) => {
  expect(readable(stackOf(system, stack))).toMatchSnapshot();
});

test('a retired stamp is empty, so that the next deploy destroys what it held', () => {
  const retired = 'uksouth: { state: retired, dataPriority: 2, addressSpace: 10.50.0.0/20 }';
  const {
    provider,
    '//': _,
    ...stack
  } = stackOf(synthesized(topologyOf(moreRegions(retired))), 'stamp-uksouth');
  // Both providers stay: Terraform needs them to destroy.
  expect(provider.azurerm?.map(({ alias }) => alias)).toEqual([undefined, 'global']);
  expect(stack).toMatchInlineSnapshot(`
    {
      "output": {},
      "resource": {},
      "terraform": {
        "backend": {
          "local": {
            "path": "../../../terraform.shop-test.stamp-uksouth.tfstate",
          },
        },
        "required_providers": {
          "azurerm": {
            "source": "hashicorp/azurerm",
            "version": "4.81.0",
          },
        },
        "required_version": ">= 1.9.0",
      },
    }
  `);
});

const registrar = topologyOf(
  ['hosting: azure', 'hosting: registrar'],
  ["  records:\n    - { type: TXT, name: '@', values: [v=spf1 -all] }\n", ''],
);

test('where the registrar answers, what to enter there is handed out', () => {
  const { output } = stackOf(synthesized(registrar), 'dns-migration');
  expect(output).toMatchInlineSnapshot(`
    {
      "known": {
        "description": "What npm run dns compares with",
        "value": {
          "clientId": "\${data.terraform_remote_state.global.outputs.api_client_id}",
          "endpoint": "\${data.terraform_remote_state.global.outputs.front_door_endpoint_host_name}",
          "nameServers": "",
          "validationToken": "\${azurerm_cdn_frontdoor_custom_domain.host_domain.validation_token}",
          "verificationId": "\${data.terraform_remote_state.stamp_northeurope.outputs.domain_verification_id}",
        },
      },
      "next_steps": {
        "description": "What to do by hand now, in this order",
        "value": [
          "At the registrar, add TXT _dnsauth.api with the value \${azurerm_cdn_frontdoor_custom_domain.host_domain.validation_token} and keep it: Front Door looks it up where the zone is served now. The value is valid for 7 days.",
          "At the registrar, add TXT asuid.api with the value \${data.terraform_remote_state.stamp_northeurope.outputs.domain_verification_id}: nobody else can then claim the name.",
          "At the registrar, lower the TTL of the CNAME api to 5m or as low as the registrar allows. It still points to shop-legacy.azurewebsites.net.",
          "Write the current time to dns.ttlLoweredAt in regions.yaml.",
        ],
      },
      "registrar_records": {
        "description": "What to enter at the registrar in this phase",
        "value": [
          {
            "name": "api.shop.example",
            "ttl": 300,
            "type": "CNAME",
            "value": "shop-legacy.azurewebsites.net",
          },
          {
            "name": "_dnsauth.api.shop.example",
            "ttl": 3600,
            "type": "TXT",
            "value": "\${azurerm_cdn_frontdoor_custom_domain.host_domain.validation_token}",
          },
          {
            "name": "asuid.api.shop.example",
            "ttl": 3600,
            "type": "TXT",
            "value": "\${data.terraform_remote_state.stamp_northeurope.outputs.domain_verification_id}",
          },
        ],
      },
    }
  `);
});
