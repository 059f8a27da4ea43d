import { type Precondition, TerraformLocal } from 'cdktf';
import type { Construct } from 'constructs';

/** A condition that is true from a moment on (RFC 3339), by the clock of the plan: a plan made too early fails. */
export function notBefore(scope: Construct, id: string, moment: string, message: string): Precondition {
  // Terraform requires a condition to refer to the configuration; the clock alone does not.
  const local = new TerraformLocal(scope, id, moment);
  return {
    condition: `\${timecmp(plantimestamp(), ${local.fqn}) >= 0}`,
    errorMessage: message,
  };
}
