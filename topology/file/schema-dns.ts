/** The `dns` section: where the zone is served, how far the name has moved, and the other records. */
import { z } from 'zod';
import { duration, HOSTNAME, hostname, oneOf, says, strict, text, whole } from './schema-parts';

/** Of 63 characters at most, an underscore in front among them. https://www.rfc-editor.org/rfc/rfc1035#section-2.3.4 */
const RECORD_LABEL = '(?![^.]{64})_?[a-z0-9](?:[a-z0-9_-]{0,61}[a-z0-9])?';
const name = text(
  new RegExp(`^(?:@|\\*|(?:\\*\\.)?${RECORD_LABEL}(?:\\.${RECORD_LABEL})*)$`),
  'must be a record name relative to the zone, in lower case',
  'write @ for the zone itself, or a name like www or _sip._tcp',
).describe('The name relative to the zone; @ is the zone itself.');
/** A host name as the data of a record: a final dot is allowed, underscores too (DKIM, SRV targets); an address is none. */
const TARGET =
  '(?=.{1,253}\\.?$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?\\.)+(?!\\d+\\.?$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])\\.?';
const FULL_NAME: readonly [string, string] = [
  'must be a full host name in lower case',
  'write it like mail.contososhoes.com',
];
const target = text(new RegExp(`^${TARGET}$`), ...FULL_NAME).meta({ title: 'host name' });
/** Azure answers a null MX (RFC 7505) with "The domain name '.' is invalid.": https://github.com/DNSControl/dnscontrol/pull/703 */
const exchange = z
  .string(says(...FULL_NAME))
  .regex(new RegExp(`^${TARGET}$`), {
    error: ({ input }) =>
      input === '.'
        ? says('is a null MX, which Azure DNS does not support', 'leave it out')
        : says(...FULL_NAME),
  })
  .meta({ title: 'host name' });
/**
 * A dot: the service is not offered (RFC 2782). Azure DNS holds it:
 * https://github.com/DNSControl/dnscontrol/blob/main/providers/azuredns/auditrecords.go
 */
const service = text(
  new RegExp(`^(?:\\.|${TARGET})$`),
  'must be a full host name in lower case, or a dot',
  'write it like sip.contososhoes.com; a dot says that the service is not offered',
).meta({ title: 'host name, or a dot' });
const ttl = duration.default(3600).describe('How long resolvers may keep the answer; by default 1h.');
/** Per set. https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits#azure-dns-limits */
export const MAX_VALUES = 20;
const someOf = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .min(1, says('must not be empty', 'give a value'))
    .max(MAX_VALUES, says(`must have at most ${MAX_VALUES} values`, 'Azure DNS allows no more'));
const ushort = (meaning: string) => whole(0, 65_535, meaning);

const TYPE = 'The type of the record set.';

/** One record set. */
export const recordSchema = z.discriminatedUnion('type', [
  strict({
    type: z.literal('A').describe(TYPE),
    name,
    ttl,
    values: someOf(z.ipv4(says('must be an IPv4 address', 'write it like 203.0.113.7'))).describe(
      'IPv4 addresses.',
    ),
  }),
  strict({
    type: z.literal('AAAA').describe(TYPE),
    name,
    ttl,
    values: someOf(z.ipv6(says('must be an IPv6 address', 'write it like 2001:db8::7'))).describe(
      'IPv6 addresses.',
    ),
  }),
  strict({
    type: z.literal('CNAME').describe(TYPE),
    name,
    ttl,
    value: target.describe('The name that this one is an alias for.'),
  }),
  strict({
    type: z.literal('NS').describe(TYPE),
    name,
    ttl,
    values: someOf(target).describe('The name servers of the child zone.'),
  }),
  strict({
    type: z.literal('PTR').describe(TYPE),
    name,
    ttl,
    values: someOf(target).describe('Host names.'),
  }),
  strict({
    type: z.literal('MX').describe(TYPE),
    name,
    ttl,
    values: someOf(
      strict({
        preference: ushort('preference, the lowest first'),
        exchange: exchange.describe('The mail server.'),
      }),
    ).describe('The mail servers.'),
  }),
  strict({
    type: z.literal('TXT').describe(TYPE),
    name,
    ttl,
    values: someOf(
      text(
        /^[ -~\u00a0-\uffff]{1,4096}$/,
        'must be one line of 1 to 4096 characters',
        'Azure DNS allows no more',
      ),
    ).describe('Texts of one line each.'),
  }),
  strict({
    type: z.literal('SRV').describe(TYPE),
    name,
    ttl,
    values: someOf(
      strict({
        priority: ushort('priority, the lowest first'),
        weight: ushort('weight within a priority'),
        port: ushort('a port'),
        target: service.describe('The server; a dot says that the service is not offered.'),
      }),
    ).describe('The servers.'),
  }),
  strict({
    type: z.literal('CAA').describe(TYPE),
    name,
    ttl,
    values: someOf(
      strict({
        flags: whole(0, 255, 'flags, 0 or 128'),
        tag: oneOf(['issue', 'issuewild', 'iodef', 'contactemail'], 'a CAA tag').describe(
          'The kind of CAA record.',
        ),
        value: text(
          /^[ -~\u00a0-\uffff]{1,1024}$/,
          'must be one line of 1 to 1024 characters',
          'write it like digicert.com',
        ).describe('The certificate authority, or the address for reports.'),
      }),
    ).describe('Who may issue certificates.'),
  }),
]);

const MOMENT = says('must be a date and time with a time zone', 'write it like 2026-12-01T09:00:00Z');
/** The waits are added to it, and RFC 3339 has no year of five digits. */
const moment = z.iso
  .datetime({ offset: true, error: MOMENT })
  .regex(/^2/, MOMENT)
  .meta({ title: 'date and time, like 2026-12-01T09:00:00Z' });

export const dnsPhases = ['prepare', 'cutover', 'complete'] as const;

export const dnsSchema = strict({
  zone: text(HOSTNAME, 'must be a zone in lower case', 'write it like contososhoes.com').describe(
    'The public DNS zone that contains the name of the API.',
  ),
  hosting: oneOf(['azure', 'registrar'], 'a hosting').describe(
    'Where the zone is served after the move: azure, in Azure DNS; registrar, where it is now.',
  ),
  phase: oneOf(dnsPhases, 'a phase').describe(
    'Where the name points: prepare, to the legacy app; cutover and complete, to Front Door. Change it one phase at a time.',
  ),
  legacy: strict({
    hostname: hostname.describe('The host name of the legacy app, where the name points before the move.'),
    ttl: duration.describe('The TTL of the name before the move; the waits depend on it.'),
    nameServers: someOf(hostname)
      .optional()
      .meta({ description: "The registrar's name servers, which preflight compares with Azure's." }),
  }).describe('The API as it was before the move.'),
  ttlLoweredAt: moment.optional().describe('With hosting registrar: when the TTL was lowered there.'),
  delegatedAt: moment
    .optional()
    .describe("With hosting azure: when the parent zone began to name Azure's name servers."),
  cutoverAt: moment.optional().describe('When the name began to point to Front Door.'),
  records: z
    .array(recordSchema)
    .default([])
    .describe('The other record sets of the zone. Each type has properties of its own.'),
});

export type DnsSection = z.output<typeof dnsSchema>;
export type DnsRecord = z.output<typeof recordSchema>;
export type DnsPhase = (typeof dnsPhases)[number];
