import { DnsCnameRecord } from '@cdktf/provider-azurerm/lib/dns-cname-record';
import { DnsTxtRecord } from '@cdktf/provider-azurerm/lib/dns-txt-record';
import type { DnsZone } from '@cdktf/provider-azurerm/lib/dns-zone';
import type { ITerraformDependable, Precondition } from 'cdktf';
import { Construct } from 'constructs';
import { ownershipName, validationName } from '../topology/migration/proof-names';

export interface PublicNameProps {
  readonly zone: DnsZone;
  /** Relative to the zone. */
  readonly name: string;
  readonly target: string;
  /** Seconds. */
  readonly ttl: number;
  /** Proves to Front Door that the name is ours. */
  readonly validationToken: string;
  /** Proves to App Service that the name is ours, so that nobody else binds it. */
  readonly verificationId: string;
  readonly precondition?: Precondition;
  readonly dependsOn: readonly ITerraformDependable[];
}

/** The API's own records in an Azure zone; with another registrar see `registrar-records.ts`. */
export class PublicName extends Construct {
  constructor(scope: Construct, id: string, props: PublicNameProps) {
    super(scope, id);
    const place = { zoneName: props.zone.name, resourceGroupName: props.zone.resourceGroupName };
    const proof = (proofId: string, name: string, value: string) =>
      new DnsTxtRecord(this, proofId, { ...place, name, ttl: 3600, record: [{ value }] });

    const validation = proof('validation', validationName(props.name), props.validationToken);
    const ownership = proof('ownership', ownershipName(props.name), props.verificationId);
    new DnsCnameRecord(this, 'record', {
      ...place,
      name: props.name,
      record: props.target,
      ttl: props.ttl,
      ...(props.precondition && { lifecycle: { precondition: [props.precondition] } }),
      dependsOn: [validation, ownership, ...props.dependsOn],
    });
  }
}
