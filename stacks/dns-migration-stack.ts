import type { DnsZone } from '@cdktf/provider-azurerm/lib/dns-zone';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { Fn, TerraformOutput } from 'cdktf';
import type { Construct } from 'constructs';
import { notBefore } from '../constructs/not-before';
import { PublicHost } from '../constructs/public-host';
import { PublicName } from '../constructs/public-name';
import { PublicZone } from '../constructs/public-zone';
import { registrarRecords } from '../constructs/registrar-records';
import { nextSteps } from '../topology/migration/manual-steps';
import { apiRecord, earliest, relativeName } from '../topology/migration/phases';
import type { Topology } from '../topology/topology';
import { BaseStack } from './base-stack';
import { globalOutputs } from './global-outputs';
import { GlobalStack } from './global-stack';
import { RegionalStampStack } from './regional-stamp-stack';
import { stampOutputs } from './stamp-outputs';

export interface DnsMigrationStackProps {
  readonly topology: Topology;
}

/** The public name: its DNS zone, how Front Door serves it, and its move from the legacy app. */
export class DnsMigrationStack extends BaseStack {
  static readonly id = 'dns-migration';

  constructor(scope: Construct, { topology }: DnsMigrationStackProps) {
    super(scope, DnsMigrationStack.id, { topology });
    const { api, dns, home } = topology;
    const shared = globalOutputs.read(this, topology, GlobalStack.id);
    const { domainVerificationId } = stampOutputs.read(this, topology, RegionalStampStack.idOf(home.name));
    const endpoint = shared.frontDoorEndpointHostName;

    const zone = dns.hosting === 'azure' ? this.zone(topology) : undefined;
    const { domain, ready } = new PublicHost(this, 'host', {
      hostname: api.hostname,
      profileId: shared.frontDoorProfileId,
      endpointId: shared.frontDoorEndpointId,
      originGroupId: shared.originGroupId,
      originId: `${shared.originGroupId}/origins/${home.name}`,
      wafPolicyId: shared.wafPolicyId,
      cachedPaths: api.cachedPaths,
      ...(zone && { zoneId: zone.id }),
    });

    const record = apiRecord(dns, endpoint);
    const gate = earliest(dns, dns.phase);
    const precondition =
      gate &&
      notBefore(
        this,
        'earliest',
        gate.at,
        `dns.phase ${dns.phase} is not allowed before ${gate.at}: ${gate.because}.`,
      );
    const answer = {
      target: record.value,
      ttl: record.ttl,
      validationToken: domain.validationToken,
      verificationId: domainVerificationId,
      ...(precondition && { precondition }),
    };
    if (zone) {
      const name = relativeName(api.hostname, dns.zone);
      new PublicName(this, 'api', { ...answer, zone, name, dependsOn: ready });
    } else {
      registrarRecords(this, 'registrar_records', { ...answer, hostname: api.hostname });
    }

    const known = {
      nameServers: zone ? Fn.join(', ', zone.nameServers) : '',
      endpoint,
      validationToken: domain.validationToken,
      verificationId: domainVerificationId,
    };
    new TerraformOutput(this, 'known', {
      value: { ...known, clientId: shared.apiClientId },
      description: 'What npm run dns compares with',
    });
    new TerraformOutput(this, 'next_steps', {
      value: nextSteps(topology, known),
      description: 'What to do by hand now, in this order',
    });
  }

  private zone(topology: Topology): DnsZone {
    const group = new ResourceGroup(this, 'group', {
      name: this.name('resourceGroup', 'dns'),
      location: topology.controlRegion,
      lifecycle: { preventDestroy: true },
    });
    const { zone, records } = topology.dns;
    return new PublicZone(this, 'dns', { name: zone, resourceGroupName: group.name, records }).zone;
  }
}
