import { Contract } from './contract';

/** What the global stack publishes. Nothing here varies with the list of regions. */
export const globalOutputs = new Contract({
  frontDoorProfileId: 'Front Door profile',
  frontDoorGuid: 'What Front Door sends as X-Azure-FDID, by which an origin knows this profile',
  frontDoorEndpointId: 'Front Door endpoint',
  frontDoorEndpointHostName: 'Host name of the endpoint, the target of the public CNAME',
  doorEndpointId: 'Front Door endpoint of the doors, where every stamp adds its own routes',
  doorHostName: 'Host name of that endpoint: https://HOST/REGION/health',
  originGroupId: 'Origin group that every stamp registers in',
  wafPolicyId: 'Firewall policy of every domain of the profile',
  cosmosAccountId: 'Cosmos DB account',
  cosmosAccountName: 'Cosmos DB account, by name',
  cosmosResourceGroupName: 'Resource group of the Cosmos DB account, which may be adopted',
  cosmosEndpoint: 'Cosmos DB endpoint of the account',
  registryId: 'Container registry',
  registryLoginServer: 'Host name of the container registry',
  apiClientId: 'Client id of the API in Entra: the audience of its tokens',
});
