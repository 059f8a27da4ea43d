/** The whole scene of the move on loopback: who answers what, the time of the test, and clients that call. */

import type { Inputs } from '../../operations/dns/inputs';
import { query } from '../../operations/dns/query';
import { visit } from '../../operations/probe/https-probe';
import type { Target } from '../../operations/probe/target';
import type { DnsRecord, DnsSection } from '../../topology/file/schema-dns';
import { apiRecord, PARENT_NS_TTL, relativeName } from '../../topology/migration/phases';
import { type DnsServer, dnsServer, serving } from './dns-server';
import { authority, certificate, type KeyPair, type WebServer, webServer } from './https-server';
import { cachingResolver, referring, toAnswers } from './internet';
import { shippedTopology } from './shipped-file';

const REGISTRAR = ['ns1.registrar.example', 'ns2.registrar.example'];
export const AZURE = [
  'ns1-01.azure-dns.com',
  'ns2-01.azure-dns.net',
  'ns3-01.azure-dns.org',
  'ns4-01.azure-dns.info',
];
export const ENDPOINT = 'fde-contososhoes-prod-a1b2.z01.azurefd.net';
export const TOKEN = 'token-of-front-door';
const VERIFICATION = 'id-of-subscription';
export const CLIENT_ID = '99999999-9999-4999-8999-999999999999';
const RESOLVERS = 4;

export type Hosting = DnsSection['hosting'];

export class Migration {
  /** Seconds since the beginning. */
  time = 0;
  /** regions.yaml as it is written. */
  dns: DnsSection;
  /** regions.yaml as it was deployed last. */
  deployed: DnsSection;
  delegatedTo: readonly string[] = REGISTRAR;
  /** What the registrar answers for the API's name. */
  atRegistrar: { value: string; ttl: number };
  /** Name servers that still answer as at that time. */
  readonly stale = new Map<string, DnsSection>();
  readonly failures: string[] = [];
  calls = 0;

  readonly hostname: string;
  private readonly topology = shippedTopology();
  private readonly start = Date.now();
  private readonly nameServers = new Map<string, DnsServer>();
  private readonly parents: DnsServer[] = [];
  private readonly resolvers: DnsServer[] = [];

  private constructor(
    hosting: Hosting,
    readonly ca: KeyPair,
    readonly legacy: WebServer,
    readonly frontDoor: WebServer,
  ) {
    this.hostname = this.topology.api.hostname;
    this.dns = { ...this.topology.dns, hosting, phase: 'prepare' };
    this.deployed = this.dns;
    this.atRegistrar = { value: this.dns.legacy.hostname, ttl: this.dns.legacy.ttl };
  }
  static async begin(hosting: Hosting, pairs: TestCertificates): Promise<Migration> {
    const legacy = await webServer(pairs.good);
    const frontDoor = await webServer(pairs.good);
    const scene = new Migration(hosting, pairs.ca, legacy, frontDoor);
    const { zone } = scene.dns;
    for (const name of REGISTRAR) {
      scene.nameServers.set(name, await dnsServer(serving(zone, () => scene.registrarRecords())));
    }
    for (const name of AZURE) {
      const records = () => scene.azureRecords(scene.stale.get(name) ?? scene.deployed);
      scene.nameServers.set(name, await dnsServer(serving(zone, records)));
    }
    const parent = await dnsServer(referring(zone, PARENT_NS_TTL, () => scene.delegatedTo));
    scene.parents.push(parent);
    for (let i = 0; i < RESOLVERS; i++) {
      scene.resolvers.push(
        await cachingResolver({
          zone,
          parent,
          addressOf: (name) => scene.server(name),
          now: () => scene.time,
          choose: (names) => names[i % names.length],
        }),
      );
    }
    return scene;
  }

  async end(): Promise<void> {
    const web = [this.legacy, this.frontDoor];
    const servers = [...this.nameServers.values(), ...this.parents, ...this.resolvers, ...web];
    await Promise.all(servers.map((server) => server.close()));
  }

  server(name: string): DnsServer {
    const server = this.nameServers.get(name);
    if (!server) throw new Error(`there is no name server ${name}`);
    return server;
  }

  now(): Date {
    return new Date(this.start + this.time * 1000);
  }

  /** What an operator does: edits regions.yaml, then deploys it. */
  write(change: Partial<DnsSection>): void {
    this.dns = { ...this.dns, ...change };
  }

  deploy(change: Partial<DnsSection> = {}): void {
    this.write(change);
    this.deployed = this.dns;
  }

  inputs(): Inputs {
    const where = (names: readonly string[]): Target[] => names.map((name) => this.server(name));
    const hosted = this.dns.hosting === 'azure';
    return {
      topology: { ...this.topology, dns: this.dns },
      call: { path: '/orders/1', token: clientToken() },
      clientId: CLIENT_ID,
      servers: {
        parent: this.parents,
        registrar: where(REGISTRAR),
        azure: hosted ? where(AZURE) : [],
        resolvers: this.resolvers,
        endpoint: this.frontDoor,
        legacy: this.legacy,
      },
      azureNames: hosted ? AZURE : [],
      endpointName: ENDPOINT,
      validationToken: TOKEN,
      verificationId: VERIFICATION,
      now: this.now(),
      patience: { timeout: 2000, tries: 2 },
      ca: this.ca.cert,
    };
  }

  /** Lets time pass, with clients calling all the while. */
  async pass(seconds: number, every = 10_800): Promise<void> {
    const end = this.time + seconds;
    while (this.time < end) {
      await this.callAll();
      this.time = Math.min(end, this.time + every);
    }
    await this.callAll();
  }

  /** Every client resolves and calls; what it cannot do is a failure. */
  async callAll(): Promise<void> {
    await Promise.all(this.resolvers.map((resolver) => this.call(resolver)));
  }

  private async call(resolver: DnsServer): Promise<void> {
    this.calls++;
    const asked = await query(resolver, { name: this.hostname, type: 'A' }, { timeout: 2000, tries: 2 });
    const [answer] = 'reply' in asked ? asked.reply.answers : [];
    const target = answer?.type === 'CNAME' ? answer.data : undefined;
    const server =
      target === ENDPOINT ? this.frontDoor : target === this.dns.legacy.hostname ? this.legacy : undefined;
    if (!server) {
      this.failures.push(`${this.time}: no address, ${JSON.stringify(asked)}`);
      return;
    }
    const { hostname, ca } = this;
    const token = clientToken();
    const visited = await visit({
      server,
      hostname,
      path: '/orders',
      token,
      timeout: 5000,
      ca: ca.cert,
      userAgent: 'a client',
    });
    const good = 'certificate' in visited && !visited.certificate.refused && visited.status === 200;
    if (!good) this.failures.push(`${this.time}: ${target} ${JSON.stringify(visited)}`);
  }

  private azureRecords(dns: DnsSection) {
    return this.records({ ...apiRecord(dns, ENDPOINT) });
  }

  private registrarRecords() {
    return this.records(this.atRegistrar);
  }

  private records(api: { value: string; ttl: number }) {
    const { zone } = this.dns;
    const name = relativeName(this.hostname, zone);
    const own: DnsRecord[] = [
      { type: 'CNAME', name, ...api },
      { type: 'TXT', name: `_dnsauth.${name}`, ttl: 3600, values: [TOKEN] },
      { type: 'TXT', name: `asuid.${name}`, ttl: 3600, values: [VERIFICATION] },
    ];
    return toAnswers([...this.dns.records, ...own], zone);
  }
}

const { tenantId, api } = shippedTopology();

/** Of a client; nobody checks its signature. */
export function clientToken(claims: Readonly<Record<string, unknown>> = {}): string {
  const usual = {
    iss: `https://login.microsoftonline.com/${tenantId}/v2.0`,
    aud: CLIENT_ID,
    exp: 9_999_999_999,
  };
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return [part({ alg: 'RS256' }), part({ ...usual, ...claims }), 'c2lnbmF0dXJl'].join('.');
}

export interface TestCertificates {
  readonly ca: KeyPair;
  readonly good: KeyPair;
  readonly foreign: KeyPair;
  readonly expired: KeyPair;
  readonly brief: KeyPair;
}

/** Made once for a test file: making keys takes a while. */
export async function testCertificates(name = 'Test authority'): Promise<TestCertificates> {
  const ca = await authority(name);
  const { hostname } = api;
  return {
    ca,
    good: await certificate(ca, hostname),
    foreign: await certificate(ca, '*.azurefd.net'),
    expired: await certificate(ca, hostname, -1),
    brief: await certificate(ca, hostname, 3),
  };
}
