import { gone } from '../gone';

export const lostState = gone({
  id: 'LOST-STATE',
  types: /^azurerm_storage_(account|container)$/,
  why: 'Terraform knows only from its state what exists. Without it, Terraform would create every resource a second time.',
  link: 'https://developer.hashicorp.com/terraform/language/state/purpose',
  remedy: 'do not apply; keep the storage account and the container of the state as they are',
});
