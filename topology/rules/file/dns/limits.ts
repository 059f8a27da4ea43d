/** Limits of Azure DNS that depend on the type of a record set, or on the whole zone. */
import { fullName } from '../../../migration/phases';
import type { Problem, Rule } from '../../rule';
import type { Draft } from '../draft';
import { type DraftRecord, draftRecords } from './draft-records';

const ofEach =
  (check: (record: DraftRecord, zone: string | undefined) => Omit<Problem, 'path'> | undefined) =>
  (draft: Draft): Problem[] =>
    draftRecords(draft).flatMap(([i, record]) => {
      const problem = check(record, draft.dns?.zone);
      return problem ? [{ path: ['dns', 'records', i], ...problem }] : [];
    });

export const wildcardNs: Rule<Draft> = {
  id: 'DNS-WILDCARD-NS',
  why: 'Azure DNS supports wildcard record sets of every type except NS and SOA, and refuses others at apply. https://learn.microsoft.com/azure/dns/dns-zones-records#wildcard-records',
  check: ofEach(({ type, name }) =>
    type === 'NS' && name?.startsWith('*')
      ? {
          wrong: 'is a wildcard of type NS, which Azure DNS does not support',
          found: name,
          fix: 'write one record set for each child zone',
        }
      : undefined,
  ),
};

const MAX_TXT = 4096;

export const txtLength: Rule<Draft> = {
  id: 'DNS-TXT-LENGTH',
  why: `A TXT record set in Azure DNS holds at most ${MAX_TXT} characters, all values together. https://learn.microsoft.com/azure/dns/dns-zones-records#txt-records`,
  check: ofEach((record) => {
    if (record.type !== 'TXT') return undefined;
    // In bytes, as a zone counts and azurerm does: beyond ASCII a character is several.
    const length = (record.values ?? []).reduce((sum, value) => sum + Buffer.byteLength(value ?? ''), 0);
    return length > MAX_TXT
      ? {
          wrong: `has more than ${MAX_TXT} characters in all its values together, the most that Azure DNS allows`,
          found: length,
          fix: 'drop values that nobody reads any more, or move some to another name',
        }
      : undefined;
  }),
};

const MAX_NAME = 253;

export const nameLength: Rule<Draft> = {
  id: 'DNS-NAME-LENGTH',
  why: `A full domain name has at most ${MAX_NAME} characters. https://www.rfc-editor.org/rfc/rfc1035#section-2.3.4`,
  check: ofEach(({ name }, zone) => {
    const length = name && zone ? fullName(name, zone).length : 0;
    return length > MAX_NAME
      ? { wrong: `makes a name of more than ${MAX_NAME} characters`, found: length, fix: 'shorten it' }
      : undefined;
  }),
};

/** What Azure DNS and dns.phase add of their own: SOA, NS, the name of the API and its two proofs. */
const OWN_SETS = 5;
const MAX_SETS = 10_000;

export const zoneSize: Rule<Draft> = {
  id: 'DNS-ZONE-SIZE',
  why: `A zone holds ${MAX_SETS} record sets, unless support has raised the quota. https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits#azure-dns-limits`,
  check: (draft) =>
    draftRecords(draft)
      .slice(MAX_SETS - OWN_SETS)
      .map(([i, { name, type }]) => ({
        path: ['dns', 'records', i],
        wrong: `is beyond the ${MAX_SETS} record sets that a zone holds, ${OWN_SETS} of which it needs itself`,
        found: `${name} ${type}`,
        fix: 'move some of the names into a zone of their own',
      })),
};
