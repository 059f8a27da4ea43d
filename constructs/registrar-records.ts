import { type Precondition, TerraformOutput } from 'cdktf';
import type { Construct } from 'constructs';
import { ownershipName, validationName } from '../topology/migration/proof-names';

export interface RegistrarRecordsProps {
  readonly hostname: string;
  readonly target: string;
  /** Seconds. */
  readonly ttl: number;
  readonly validationToken: string;
  readonly verificationId: string;
  readonly precondition?: Precondition;
}

/** The records of `PublicName` as an output, for a person to enter where Azure does not serve the zone. */
export function registrarRecords(scope: Construct, id: string, props: RegistrarRecordsProps): void {
  const { hostname, target, ttl, validationToken, verificationId, precondition } = props;
  const output = new TerraformOutput(scope, id, {
    value: [
      { name: hostname, type: 'CNAME', ttl, value: target },
      { name: validationName(hostname), type: 'TXT', ttl: 3600, value: validationToken },
      { name: ownershipName(hostname), type: 'TXT', ttl: 3600, value: verificationId },
    ],
    description: 'What to enter at the registrar in this phase',
  });
  // CDKTF 0.21 accepts an output's `precondition` but leaves it out of the JSON.
  if (precondition) {
    output.addOverride('precondition', {
      condition: precondition.condition,
      error_message: precondition.errorMessage,
    });
  }
}
