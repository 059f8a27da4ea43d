/**
 * Which names Azure accepts (https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules).
 * Deliberately does not use `topology/`: the rehearsal is there to find out whether its names are right.
 */
export interface NameForm {
  readonly min: number;
  readonly max: number;
  readonly pattern: RegExp;
}

export const nameForm = (min: number, max: number, pattern: RegExp): NameForm => ({ min, max, pattern });

/** Letters, digits and hyphens, no hyphen at either end. */
export const hyphenated = /^[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9]$/;
