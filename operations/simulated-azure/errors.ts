import { lastSegment } from './arm-id';

/** A refusal of Azure or its provider, in their own words. */
export class Refusal extends Error {
  constructor(
    readonly summary: string,
    readonly detail = '',
  ) {
    super(summary);
  }
}

/** https://github.com/hashicorp/terraform-provider-azurerm/blob/v4.55.0/internal/tf/errors.go */
export const alreadyExists = (type: string, id: string) =>
  new Refusal(
    `a resource with the ID "${id}" already exists - to be managed via Terraform this resource needs to be imported into the State. Please see the resource documentation for "${type}" for more information`,
  );

const statuses = { 400: 'Bad Request', 403: 'Forbidden', 404: 'Not Found', 409: 'Conflict' } as const;

/** An answer of Azure Resource Manager, as azurerm prints it. */
export const azureError = (doing: string, status: keyof typeof statuses, code: string, message: string) =>
  new Refusal(
    `${doing}: unexpected status ${status} (${status} ${statuses[status]}) with error: ${code}: ${message}`,
  );

export const groupNotFound = (doing: string, group: string) =>
  azureError(
    doing,
    404,
    'ResourceGroupNotFound',
    `Resource group '${lastSegment(group)}' could not be found.`,
  );
