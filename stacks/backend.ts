import {
  AzurermBackend,
  DataTerraformRemoteStateAzurerm,
  DataTerraformRemoteStateLocal,
  LocalBackend,
  type TerraformStack,
} from 'cdktf';
import type { Construct } from 'constructs';
import type { Topology } from '../topology/topology';

/** Where the state of a stack is kept: one source for its owner and its readers. */
function stateOf(topology: Topology, stack: string) {
  const { state, workload, environment } = topology;
  const owner = `${workload}-${environment}`;
  if (state.backend === 'local') {
    // Terraform runs in cdktf.out/stacks/STACK; the state is beside cdktf.out, which may be deleted.
    return { backend: 'local', config: { path: `../../../terraform.${owner}.${stack}.tfstate` } } as const;
  }
  return {
    backend: 'azurerm',
    config: {
      resourceGroupName: state.resourceGroup,
      storageAccountName: state.storageAccount,
      containerName: state.container,
      key: `${owner}/${stack}.tfstate`,
      subscriptionId: state.subscriptionId ?? topology.subscriptionId,
      tenantId: topology.tenantId,
      useAzureadAuth: true, // no key: a role gives access
    },
  } as const;
}

export function keepState(stack: TerraformStack, topology: Topology, id: string): void {
  const { backend, config } = stateOf(topology, id);
  if (backend === 'local') new LocalBackend(stack, config);
  else new AzurermBackend(stack, config);
}

/** The outputs of another stack, as last applied. */
export function remoteState(scope: Construct, topology: Topology, stack: string) {
  const { backend, config } = stateOf(topology, stack);
  const id = stack.replaceAll('-', '_');
  return backend === 'local'
    ? new DataTerraformRemoteStateLocal(scope, id, config)
    : new DataTerraformRemoteStateAzurerm(scope, id, config);
}
