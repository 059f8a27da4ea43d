import { relativeName } from '../../../migration/phases';
import type { Rule } from '../../rule';
import type { Draft } from '../draft';
import { draftRecords } from './draft-records';

const ISSUER = 'digicert.com';

/** The CAA records that a certificate authority obeys: those of the nearest name above that has any (RFC 8659, 3). */
function nearestCaa(draft: Draft, host: string) {
  const caa = draftRecords(draft).flatMap(([i, record]) => (record.type === 'CAA' ? [{ i, ...record }] : []));
  const labels = host.split('.');
  const above = [...labels.map((_, depth) => labels.slice(depth).join('.')), '@'];
  return above.flatMap((name) => caa.find((record) => record.name === name) ?? [])[0];
}

export const certificateAuthority: Rule<Draft> = {
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
