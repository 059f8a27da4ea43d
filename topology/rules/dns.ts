import { relativeName } from '../dns-phases';
import type { Problem } from '../problem';
import type { Draft, Rule } from './rule';

type DraftRecord = NonNullable<NonNullable<NonNullable<Draft['dns']>['records']>[number]>;

const records = (draft: Draft): [number, DraftRecord][] =>
  (draft.dns?.records ?? []).flatMap((record, i) => (record ? [[i, record]] : []));

const hostInZone: Rule = {
  id: 'DNS-HOST-IN-ZONE',
  why: 'The name must be a CNAME straight to Front Door, or its certificate does not renew by itself; a CNAME cannot stand at the apex of a zone. https://learn.microsoft.com/azure/frontdoor/domain',
  check: ({ api, dns }) =>
    !api?.hostname || !dns?.zone || api.hostname.endsWith(`.${dns.zone}`)
      ? []
      : [
          {
            path: ['api', 'hostname'],
            wrong: `must be a name below the zone ${dns.zone}`,
            found: api.hostname,
            mend: 'change api.hostname or dns.zone',
          },
        ],
};

const managedNames: Rule = {
  id: 'DNS-MANAGED-RECORD',
  why: 'The records of the API are written by dns.phase; a second copy would fight with it.',
  check: (draft) => {
    const { api, dns } = draft;
    if (!api?.hostname || !dns?.zone || !api.hostname.endsWith(`.${dns.zone}`)) return [];
    const host = relativeName(api.hostname, dns.zone);
    const managed = [host, `_dnsauth.${host}`, `asuid.${host}`];
    return records(draft).flatMap(([i, { name }]): Problem[] =>
      name !== undefined && managed.includes(name)
        ? [
            {
              path: ['dns', 'records', i, 'name'],
              wrong: 'is written by dns.phase',
              found: name,
              mend: 'remove this record',
            },
          ]
        : [],
    );
  },
};

const oneRecordSet: Rule = {
  id: 'DNS-RECORD-SET',
  why: 'A name and type make one record set, and a CNAME tolerates no neighbour (RFC 1034, 3.6.2). Azure DNS refuses it at apply.',
  check: (draft) => {
    const seen = records(draft);
    return seen.flatMap(([i, { name, type }]): Problem[] => {
      if (name === undefined || type === undefined) return [];
      const path = ['dns', 'records', i];
      if (type === 'CNAME' && name === '@') {
        return [
          { path, wrong: 'cannot be a CNAME at the apex', found: name, mend: 'use A and AAAA records' },
        ];
      }
      const before = seen.slice(0, i).map(([, record]) => record);
      const twin = before.find(
        (other) => other.name === name && (other.type === type || other.type === 'CNAME' || type === 'CNAME'),
      );
      if (!twin) return [];
      const found = `${name} ${type}`;
      return twin.type === type
        ? [
            {
              path,
              wrong: 'is a second record set of this name and type',
              found,
              mend: 'put the values together',
            },
          ]
        : [{ path, wrong: 'stands beside a CNAME of the same name', found, mend: 'keep one of the two' }];
    });
  },
};

export const dnsRules: readonly Rule[] = [hostInZone, managedNames, oneRecordSet];
