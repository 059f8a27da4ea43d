/** The versions of the Terraform providers. */
import type { Rule } from '../rule';
import type { Step } from './step';

const major = (version: string): number => Number.parseInt(version, 10);

const noWayBack: Rule<Step> = {
  id: 'PROVIDER-NO-WAY-BACK',
  why: 'What azurerm 5.x has written to a state, 4.x cannot read: the schema version of azurerm_cdn_frontdoor_origin has grown, and Terraform stops with "Resource instance managed by newer provider version". docs/upgrade.md says how to go back all the same. https://developer.hashicorp.com/terraform/plugin/sdkv2/resources/state-migration',
  check: ({ base, next }) =>
    major(base.providers.azurerm) > major(next.providers.azurerm)
      ? [
          {
            path: ['providers', 'azurerm'],
            wrong: `was ${base.providers.azurerm}, whose states an older major version cannot read`,
            found: next.providers.azurerm,
            fix: `write ${base.providers.azurerm} again, or restore the states of before the upgrade first: docs/upgrade.md`,
          },
        ]
      : [],
};

export const providerRules: readonly Rule<Step>[] = [noWayBack];
