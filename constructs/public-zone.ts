import { DnsARecord } from '@cdktf/provider-azurerm/lib/dns-a-record';
import { DnsAaaaRecord } from '@cdktf/provider-azurerm/lib/dns-aaaa-record';
import { DnsCaaRecord } from '@cdktf/provider-azurerm/lib/dns-caa-record';
import { DnsCnameRecord } from '@cdktf/provider-azurerm/lib/dns-cname-record';
import { DnsMxRecord } from '@cdktf/provider-azurerm/lib/dns-mx-record';
import { DnsNsRecord } from '@cdktf/provider-azurerm/lib/dns-ns-record';
import { DnsPtrRecord } from '@cdktf/provider-azurerm/lib/dns-ptr-record';
import { DnsSrvRecord } from '@cdktf/provider-azurerm/lib/dns-srv-record';
import { DnsTxtRecord } from '@cdktf/provider-azurerm/lib/dns-txt-record';
import { DnsZone } from '@cdktf/provider-azurerm/lib/dns-zone';
import { Construct } from 'constructs';
import type { DnsRecord } from '../topology/file/schema-dns';
import { literal } from './literal';

export interface PublicZoneProps {
  readonly name: string;
  readonly resourceGroupName: string;
  readonly records: readonly DnsRecord[];
}

/** The public zone with every record that the registrar served. */
export class PublicZone extends Construct {
  readonly zone: DnsZone;

  constructor(scope: Construct, id: string, props: PublicZoneProps) {
    super(scope, id);
    this.zone = new DnsZone(this, 'zone', {
      name: props.name,
      resourceGroupName: props.resourceGroupName,
      // A new zone gets other name servers, and the delegation at the registrar would lead nowhere.
      lifecycle: { preventDestroy: true },
    });
    for (const record of props.records) this.add(record);
  }

  private add(record: DnsRecord): void {
    const type = record.type.toLowerCase();
    const id = record.name === '@' ? type : `${type}_${record.name}`;
    const common = {
      name: record.name,
      zoneName: this.zone.name,
      resourceGroupName: this.zone.resourceGroupName,
      ttl: record.ttl,
    };
    switch (record.type) {
      case 'A':
        new DnsARecord(this, id, { ...common, records: record.values });
        break;
      case 'AAAA':
        new DnsAaaaRecord(this, id, { ...common, records: record.values });
        break;
      case 'CNAME':
        new DnsCnameRecord(this, id, { ...common, record: record.value });
        break;
      case 'MX':
        new DnsMxRecord(this, id, {
          ...common,
          record: record.values.map(({ preference, exchange }) => ({
            preference: String(preference),
            exchange,
          })),
        });
        break;
      case 'NS':
        new DnsNsRecord(this, id, { ...common, records: record.values });
        break;
      case 'PTR':
        new DnsPtrRecord(this, id, { ...common, records: record.values });
        break;
      case 'TXT':
        new DnsTxtRecord(this, id, {
          ...common,
          record: record.values.map((value) => ({ value: literal(value) })),
        });
        break;
      case 'SRV':
        new DnsSrvRecord(this, id, { ...common, record: record.values });
        break;
      case 'CAA':
        new DnsCaaRecord(this, id, {
          ...common,
          record: record.values.map((caa) => ({ ...caa, value: literal(caa.value) })),
        });
        break;
    }
  }
}
