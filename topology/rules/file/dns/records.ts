/** The other records of the zone. */
import { relativeName } from '../../../migration/phases';
import { ownershipName, validationName } from '../../../migration/proof-names';
import type { Problem, Rule } from '../../rule';
import type { Draft } from '../draft';
import { draftRecords } from './draft-records';

export const managedNames: Rule<Draft> = {
  id: 'DNS-MANAGED-RECORD',
  why: 'dns.phase writes the records of the API; a second copy would conflict with them.',
  check: (draft) => {
    const { api, dns } = draft;
    if (!api?.hostname || !dns?.zone || !api.hostname.endsWith(`.${dns.zone}`)) return [];
    const host = relativeName(api.hostname, dns.zone);
    const managed = [host, validationName(host), ownershipName(host)];
    return draftRecords(draft).flatMap(([i, { name }]): Problem[] =>
      name !== undefined && managed.includes(name)
        ? [
            {
              path: ['dns', 'records', i, 'name'],
              wrong: 'is written by dns.phase',
              found: name,
              fix: 'remove this record',
            },
          ]
        : [],
    );
  },
};

export const oneRecordSet: Rule<Draft> = {
  id: 'DNS-RECORD-SET',
  why: 'A name and a type make one record set, and no other record may have the name of a CNAME (RFC 1034, 3.6.2). Azure DNS refuses anything else at apply.',
  check: (draft) => {
    // Zones of ten thousand sets are checked, too: only neighbours are compared.
    const seen = new Map<string, string[]>();
    return draftRecords(draft).flatMap(([i, { name, type }]): Problem[] => {
      if (name === undefined || type === undefined) return [];
      const path = ['dns', 'records', i];
      const before = seen.get(name) ?? [];
      seen.set(name, [...before, type]);
      if (type === 'CNAME' && name === '@') {
        return [{ path, wrong: 'cannot be a CNAME at the apex', found: name, fix: 'use A and AAAA records' }];
      }
      if (type === 'NS' && name === '@') {
        return [
          {
            path,
            wrong: 'is written by Azure DNS at the apex',
            found: `${name} ${type}`,
            fix: 'remove this record',
          },
        ];
      }
      const twin = before.find((other) => other === type || other === 'CNAME' || type === 'CNAME');
      if (!twin) return [];
      return [{ path, found: `${name} ${type}`, ...besideTwin(type, twin) }];
    });
  },
};

function besideTwin(type: string, twin: string): Pick<Problem, 'wrong' | 'fix'> {
  if (twin === type)
    return {
      wrong: 'is a second record set of this name and type',
      fix: 'put all values into one record set',
    };
  const wrong =
    type === 'CNAME' ? `is a CNAME, but ${twin} records have the same name` : 'has the same name as a CNAME';
  return { wrong, fix: 'keep one of the two' };
}
