import { caaNames, FRONT_DOOR_ISSUER, frontDoorMayIssue } from '../../../migration/caa';
import { fullName } from '../../../migration/phases';
import type { Rule } from '../../rule';
import type { Draft } from '../draft';
import { draftRecords } from './draft-records';

/** The CAA records that a certificate authority obeys. */
function decidingCaa(draft: Draft, host: string, zone: string) {
  const caa = draftRecords(draft).flatMap(([i, record]) => (record.type === 'CAA' ? [{ i, ...record }] : []));
  return caaNames(host, zone).flatMap(
    (name) => caa.find((record) => record.name !== undefined && fullName(record.name, zone) === name) ?? [],
  )[0];
}

export const certificateAuthority: Rule<Draft> = {
  id: 'DNS-CAA',
  why: "DigiCert issues Front Door's managed certificates. A CAA record that does not name DigiCert stops the first certificate, or the next renewal. https://learn.microsoft.com/azure/frontdoor/domain#caa-record",
  check: (draft) => {
    const { api, dns } = draft;
    if (!api?.hostname || !dns?.zone || !api.hostname.endsWith(`.${dns.zone}`)) return [];
    const caa = decidingCaa(draft, api.hostname, dns.zone);
    const issuers = (caa?.values ?? []).flatMap((value) =>
      value?.tag === 'issue' ? [value.value ?? ''] : [],
    );
    if (!caa || frontDoorMayIssue(issuers)) return [];
    return [
      {
        path: ['dns', 'records', caa.i],
        wrong: `must let ${FRONT_DOOR_ISSUER} issue certificates for ${api.hostname}`,
        found: issuers,
        fix: `add { flags: 0, tag: issue, value: ${FRONT_DOOR_ISSUER} }`,
      },
    ];
  },
};
