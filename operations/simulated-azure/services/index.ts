import { accessTypes } from './access';
import { appServiceTypes } from './app-service';
import { consumptionTypes } from './consumption';
import { cosmosAccountTypes } from './cosmos-account';
import { cosmosDataTypes } from './cosmos-data';
import { dnsTypes } from './dns';
import { entraDataSources, entraTypes } from './entra';
import { frontDoorTypes } from './front-door';
import { frontDoorDomainTypes } from './front-door-domains';
import { frontDoorRouteTypes } from './front-door-routes';
import { keyVaultTypes } from './key-vault';
import { monitoringTypes } from './monitoring';
import { networkTypes } from './network';
import { privateLinkTypes } from './private-link';
import { registryTypes } from './registry';
import { resourceGroupDataSources, resourceGroupTypes } from './resource-group';
import type { DataSource, ResourceType } from './resource-type';
import { storageTypes } from './storage';
import { subscriptionDataSources } from './subscription';

/** Every resource type that is served. */
export const resourceTypes: Readonly<Record<string, ResourceType>> = {
  ...resourceGroupTypes,
  ...accessTypes,
  ...frontDoorTypes,
  ...frontDoorRouteTypes,
  ...frontDoorDomainTypes,
  ...cosmosAccountTypes,
  ...cosmosDataTypes,
  ...registryTypes,
  ...keyVaultTypes,
  ...storageTypes,
  ...monitoringTypes,
  ...networkTypes,
  ...privateLinkTypes,
  ...dnsTypes,
  ...appServiceTypes,
  ...entraTypes,
  ...consumptionTypes,
};

export const dataSources: Readonly<Record<string, DataSource>> = {
  ...resourceGroupDataSources,
  ...subscriptionDataSources,
  ...entraDataSources,
};
