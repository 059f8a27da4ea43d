/** Where things are, and whose they are. */
import { staying } from '../step';
import { type Fixed, fixedRule, top } from './fixed-rule';

export const fixedHome = fixedRule(
  'FIXED-HOME',
  'With another location, Terraform replaces the Cosmos account, its resource group and an adopted registry. https://github.com/hashicorp/terraform-provider-azurerm/blob/v4.55.0/website/docs/r/cosmosdb_account.html.markdown',
  (step) => [
    top(
      step,
      ['homeRegion'],
      ({ homeRegion }) => homeRegion,
      'destroy the Cosmos account with its data, and an adopted registry with its images',
    ),
  ],
);

export const fixedControl = fixedRule(
  'FIXED-CONTROL',
  'With another location, Terraform replaces the resource groups, with everything in them, and the registry. https://github.com/hashicorp/terraform-provider-azurerm/blob/v4.55.0/website/docs/r/resource_group.html.markdown',
  (step) => [
    top(
      step,
      ['controlRegion'],
      ({ controlRegion }) => controlRegion,
      'destroy the groups of Front Door, the public zone, the alerts and the global logs, and the registry with its images unless it is adopted',
    ),
  ],
);

export const fixedOwner = fixedRule(
  'FIXED-OWNER',
  'Terraform moves nothing to another subscription or tenant. The provider follows the ids in the state, except for Front Door and the database: for these, its older clients look in the subscription that is named here. https://github.com/hashicorp/terraform-provider-azurerm/blob/v4.55.0/internal/services/cdn/client/client.go#L43',
  (step) => [
    top(
      step,
      ['subscriptionId'],
      ({ subscriptionId }) => subscriptionId,
      'look there for the Front Door endpoint and the database, find neither and fail, and leave the rest where it is',
    ),
    top(
      step,
      ['tenantId'],
      ({ tenantId }) => tenantId,
      'move every key vault to that tenant, and create a second API registration, which no client has tokens for',
    ),
    ...staying(step).map(
      ({ name, from, to }): Fixed => ({
        path: ['regions', name, 'subscriptionId'],
        before: from.subscriptionId,
        after: to.subscriptionId,
        would: `leave the stamp of ${name} where it is and put only what is new into the other subscription`,
      }),
    ),
  ],
);

export const fixedNetwork = fixedRule(
  'FIXED-NETWORK',
  'The subnets of the app and the private endpoints are parts of the address space, and a network must keep the ranges of its subnets. https://learn.microsoft.com/azure/virtual-network/manage-virtual-network#add-or-remove-an-address-range',
  (step) =>
    staying(step).map(
      ({ name, from, to }): Fixed => ({
        path: ['regions', name, 'addressSpace'],
        before: from.addressSpace,
        after: to.addressSpace,
        would: `remove the range that the app and the private endpoints of ${name} use, which Azure refuses half-way`,
        fix: `write ${from.addressSpace} again; to use another range, retire the region and add it again`,
      }),
    ),
);
