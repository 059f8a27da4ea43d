/** The versions of the Terraform providers. */
import type { Rule } from '../rule';
import type { Step } from './step';

const major = (version: string): number => Number.parseInt(version, 10);

const noWayBack: Rule<Step> = {
  id: 'PROVIDER-NO-WAY-BACK',
  why: 'azurerm 4.x cannot read a state that 5.x has written: the schema version of azurerm_cdn_frontdoor_origin is higher, and Terraform stops with "Resource instance managed by newer provider version". docs/upgrade.md says how to go back anyway. https://developer.hashicorp.com/terraform/plugin/sdkv2/resources/state-migration',
  check: ({ base, next }) =>
    major(base.providers.azurerm) > major(next.providers.azurerm)
      ? [
          {
            path: ['providers', 'azurerm'],
            wrong: `was ${base.providers.azurerm}, whose states an older major version cannot read`,
            found: next.providers.azurerm,
            fix: `write ${base.providers.azurerm} again, or first restore the states from before the upgrade: docs/upgrade.md`,
          },
        ]
      : [],
};

const refreshFirst: Rule<Step> = {
  id: 'PROVIDER-REFRESH',
  why: 'azurerm 5.x renames attributes of 4.x, and only a refresh fills in the new names. A plan with -refresh=false, even one set by TF_CLI_ARGS_plan, replaces the links of the private DNS zones; meanwhile the stamps cannot find Cosmos DB or their key vaults. docs/upgrade.md has the steps. https://developer.hashicorp.com/terraform/cli/commands/plan#refresh-false',
  severity: 'note',
  check: ({ base, next }) =>
    major(base.providers.azurerm) < 5 && major(next.providers.azurerm) >= 5
      ? [
          {
            path: ['providers', 'azurerm'],
            wrong: `was ${base.providers.azurerm}, and only a refresh gives its states the attribute names of 5.x`,
            found: next.providers.azurerm,
            fix: 'follow docs/upgrade.md, and never plan with -refresh=false',
          },
        ]
      : [],
};

export const providerRules: readonly Rule<Step>[] = [noWayBack, refreshFirst];
