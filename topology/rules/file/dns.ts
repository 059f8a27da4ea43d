import type { Problem } from '../../file/problem';
import { relativeName } from '../../migration/phases';
import type { Draft, Rule } from '../rule';
import { dnsMomentRules } from './dns-moments';

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
      if (type === 'NS' && name === '@') {
        return [
          {
            path,
            wrong: 'is written by Azure DNS at the apex',
            found: `${name} ${type}`,
            mend: 'remove this record',
          },
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

const legacyHost: Rule = {
  id: 'DNS-LEGACY-HOST',
  why: 'Before the cutover the name of the API is a CNAME to the legacy host; one that points to itself answers nobody.',
  check: ({ api, dns }) =>
    !dns?.legacy?.hostname || dns.legacy.hostname !== api?.hostname
      ? []
      : [
          {
            path: ['dns', 'legacy', 'hostname'],
            wrong: 'must be another name than api.hostname',
            found: dns.legacy.hostname,
            mend: 'name the host that the API has without its own domain, like NAME.azurewebsites.net',
          },
        ],
};

const ISSUER = 'digicert.com';

/** The CAA records that a certificate authority obeys: those of the nearest name above that has any (RFC 8659, 3). */
function nearestCaa(draft: Draft, host: string) {
  const caa = records(draft).flatMap(([i, record]) => (record.type === 'CAA' ? [{ i, ...record }] : []));
  const labels = host.split('.');
  const above = [...labels.map((_, depth) => labels.slice(depth).join('.')), '@'];
  return above.flatMap((name) => caa.find((record) => record.name === name) ?? [])[0];
}

const certificateAuthority: Rule = {
  id: 'DNS-CAA',
  why: "Front Door's managed certificates are DigiCert's: a CAA record that does not name it stops the first one, or the next renewal. https://learn.microsoft.com/azure/frontdoor/domain#caa-record",
  check: (draft) => {
    const { api, dns } = draft;
    if (!api?.hostname || !dns?.zone || !api.hostname.endsWith(`.${dns.zone}`)) return [];
    const caa = nearestCaa(draft, relativeName(api.hostname, dns.zone));
    const issuers = (caa?.values ?? [])
      .filter((value) => value?.tag === 'issue')
      .map((value) => value?.value);
    if (!caa || issuers.length === 0 || issuers.some((issuer) => issuer?.split(';')[0]?.trim() === ISSUER))
      return [];
    return [
      {
        path: ['dns', 'records', caa.i],
        wrong: `must let ${ISSUER} issue certificates for ${api.hostname}`,
        found: issuers,
        mend: `add { flags: 0, tag: issue, value: ${ISSUER} }`,
      },
    ];
  },
};

export const dnsRules: readonly Rule[] = [
  hostInZone,
  managedNames,
  oneRecordSet,
  legacyHost,
  certificateAuthority,
  ...dnsMomentRules,
];
