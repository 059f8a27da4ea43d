import type { Value } from '../value';

/** Built-in roles by name (https://learn.microsoft.com/azure/role-based-access-control/built-in-roles). */
const builtInRoles = [
  { name: 'AcrPull', id: '7f951dda-4ed3-4680-a7ca-43fe172d538d' },
  { name: 'AcrPush', id: '8311e382-0749-4cb8-b61a-304f252e45ec' },
  { name: 'CDN Profile Contributor', id: 'ec156ff8-a8d1-4d15-830c-5b80698ca432' },
  { name: 'Contributor', id: 'b24988ac-6180-42a0-ab88-20f7382dd24c' },
  { name: 'DNS Zone Contributor', id: 'befefa01-2a29-4197-83a8-272ff33ce314' },
  { name: 'Key Vault Administrator', id: '00482a5a-887f-4fb3-b363-3b7fe8e74483' },
  { name: 'Key Vault Secrets Officer', id: 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7' },
  { name: 'Key Vault Secrets User', id: '4633458b-17de-408a-b874-0445c86b69e6' },
  { name: 'Locks Contributor', id: '28bf596f-4eb7-45ce-b5bc-6cf482fec137' },
  { name: 'Log Analytics Contributor', id: '92aaf0da-9dab-42b6-94a3-d43ce8d16293' },
  { name: 'Monitoring Metrics Publisher', id: '3913510d-42f4-4e42-8a64-420c390055eb' },
  { name: 'Monitoring Reader', id: '43d0d8ad-25c7-4714-9337-8ba259a9fe05' },
  { name: 'Network Contributor', id: '4d97b98b-1d4f-4787-a291-c67834d212e7' },
  { name: 'Owner', id: '8e3af657-a8ff-443c-a75c-2fe8c4bcb635' },
  { name: 'Reader', id: 'acdd72a7-3385-48ef-bd42-f606fba81ae7' },
  { name: 'Role Based Access Control Administrator', id: 'f58310d9-a9f6-439a-9e8d-f62e7b41a168' },
  { name: 'Storage Blob Data Contributor', id: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe' },
  { name: 'Storage Blob Data Owner', id: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b' },
  { name: 'Storage Blob Data Reader', id: '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1' },
  { name: 'User Access Administrator', id: '18d7d88d-d35e-4fb5-a5c3-7773c20a72d9' },
  { name: 'Website Contributor', id: 'de139f84-1756-47ae-9be6-808fbbe84772' },
] as const;

export const roleNamed = (name: Value | undefined) => builtInRoles.find((role) => role.name === name);

/** @param id of a role definition, whatever its scope */
export const roleWithId = (id: Value | undefined) =>
  builtInRoles.find((role) => String(id).toLowerCase().endsWith(`/roledefinitions/${role.id}`));
