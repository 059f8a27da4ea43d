/** Record sets in one form, so that those of regions.yaml and of a server can be compared. */
import type { Answer } from 'dns-packet';
import type { DnsRecord } from '../../topology/file/schema-dns';
import { fullName } from '../../topology/migration/phases';
import { plainAddress } from '../../topology/record-value';

export type SetType = DnsRecord['type'];
export const setTypes = [
  'A',
  'AAAA',
  'CAA',
  'CNAME',
  'MX',
  'NS',
  'PTR',
  'SRV',
  'TXT',
] as const satisfies SetType[];

export interface RecordSet {
  /** Full, in lower case, without final dot. */
  readonly name: string;
  readonly type: SetType;
  /** Seconds. */
  readonly ttl: number;
  /** As in a zone file, each once, sorted. */
  readonly values: readonly string[];
}

export const fromFile = (record: DnsRecord, zone: string): RecordSet => ({
  name: fullName(record.name, zone),
  type: record.type,
  ttl: record.ttl,
  values: [...new Set(fileValues(record))].toSorted(),
});

/** The set of this name and type among the answers; undefined if there is none. */
export function fromAnswers(answers: readonly Answer[], name: string, type: SetType): RecordSet | undefined {
  const found = answers.flatMap((answer) =>
    answer.type === type && bare(answer.name) === name
      ? [{ ttl: answer.ttl ?? 0, values: answerValues(answer) }]
      : [],
  );
  const [first] = found;
  return first && { name, type, ttl: first.ttl, values: found.flatMap(({ values }) => values).toSorted() };
}

/** The root stays a dot. */
export const bare = (name: string): string => name.toLowerCase().replace(/(?<=.)\.$/, '');
const caa = (flags: number, tag: string, value: string): string => `${flags} ${tag} "${value}"`;

function fileValues(record: DnsRecord): string[] {
  switch (record.type) {
    case 'CNAME':
      return [bare(record.value)];
    case 'MX':
      return record.values.map(({ preference, exchange }) => `${preference} ${bare(exchange)}`);
    case 'SRV':
      return record.values.map((srv) => `${srv.priority} ${srv.weight} ${srv.port} ${bare(srv.target)}`);
    case 'CAA':
      return record.values.map(({ flags, tag, value }) => caa(flags, tag, value));
    case 'TXT':
      return record.values.map((value) => JSON.stringify(value));
    case 'NS':
    case 'PTR':
      return record.values.map(bare);
    default:
      return record.values.map(plainAddress);
  }
}

function answerValues(answer: Answer): string[] {
  switch (answer.type) {
    case 'A':
    case 'AAAA':
      return [plainAddress(answer.data)];
    case 'CNAME':
    case 'NS':
    case 'PTR':
      return [bare(answer.data)];
    case 'MX':
      return [`${answer.data.preference ?? 0} ${bare(answer.data.exchange)}`];
    case 'SRV':
      return [
        `${answer.data.priority ?? 0} ${answer.data.weight ?? 0} ${answer.data.port} ${bare(answer.data.target)}`,
      ];
    case 'CAA':
      return [caa(answer.data.flags ?? 0, answer.data.tag, answer.data.value)];
    case 'TXT':
      // Servers may split a text into strings of up to 255 characters anywhere.
      return [JSON.stringify([answer.data].flat().map(String).join(''))];
    default:
      return [];
  }
}
