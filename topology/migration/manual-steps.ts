/** What people do by hand in each phase of the move, in order. The reasons: docs/dns-migration.md. */

import type { Topology } from '../topology';
import { durationText } from '../units';
import { API_TTL, earliest, relativeName } from './phases';
import { ownershipName, validationName } from './proof-names';

/** Values that only Azure knows: references in a stack, plain values in a command. */
export interface Known {
  /** Of the zone in Azure, separated by commas. */
  readonly nameServers: string;
  /** Front Door's host name, `….azurefd.net`. */
  readonly endpoint: string;
  readonly validationToken: string;
  /** The custom domain verification id of the subscription's web apps. */
  readonly verificationId: string;
}

const PREFLIGHT = 'npm run dns -- preflight';

export function nextSteps({ api, dns }: Pick<Topology, 'api' | 'dns'>, known: Known): readonly string[] {
  const name = relativeName(api.hostname, dns.zone);
  const { hostname: legacy } = dns.legacy;
  const write = (moment: string) => `Write the current time to dns.${moment} in regions.yaml.`;
  const validation = `At the registrar, add TXT ${validationName(name)} with the value ${known.validationToken} and keep it: Front Door looks it up where the zone is served now. The value is valid for 7 days.`;
  const keepLegacy = `the legacy app ${legacy} up and open to everyone`;

  const toCutover = (gate: string) =>
    `From ${gate}, when ${PREFLIGHT} finds nothing wrong: set dns.phase to cutover and deploy dns-migration.`;
  const toComplete = (gate: string) => [
    `Until ${gate} keep ${keepLegacy}.`,
    `From then, when ${PREFLIGHT} finds nothing wrong: set dns.phase to complete and deploy global, then dns-migration. The firewall's managed rules block from then on: docs/firewall.md.`,
  ];
  const back = `To go back: set dns.phase to prepare, remove dns.cutoverAt, deploy dns-migration, and at the registrar point the CNAME ${name} to ${legacy}.`;
  const shortly = `TTL ${durationText(API_TTL.cutover)} or as low as the registrar allows`;
  const retire = `Remove the custom domain ${api.hostname} from the legacy app; then the app may be locked or retired.`;
  const watch = `Watch the resolvers change: ${PREFLIGHT} --watch`;

  const cutover = earliest(dns, 'cutover')?.at;
  const complete = earliest(dns, 'complete')?.at;
  const steps = {
    azure: {
      prepare: cutover
        ? [
            `Until ${cutover} change a record in both places or not at all: some resolvers still ask the registrar's servers.`,
            toCutover(cutover),
          ]
        : [
            validation,
            'If the zone is signed: remove the DS record at the registrar, and wait until its TTL has expired.',
            `When ${PREFLIGHT} finds nothing wrong: at the registrar, replace the name servers of ${dns.zone} by ${known.nameServers}. Leave the records there as they are.`,
            write('delegatedAt'),
          ],
      cutover: [
        ...(complete
          ? toComplete(complete)
          : [
              `When dns-migration is deployed: at the registrar, point the CNAME ${name} to ${known.endpoint} too, ${shortly}, for resolvers that never noticed the new name servers.`,
              write('cutoverAt'),
              `Keep ${keepLegacy}.`,
            ]),
        watch,
        `${back} In Azure it takes a minute.`,
      ],
      complete: [
        retire,
        `The zone ${dns.zone} at the registrar's name servers may be deleted; the domain's registration stays.`,
      ],
    },
    registrar: {
      prepare: cutover
        ? [toCutover(cutover)]
        : [
            validation,
            `At the registrar, add TXT ${ownershipName(name)} with the value ${known.verificationId}: nobody else can then claim the name.`,
            `At the registrar, lower the TTL of the CNAME ${name} to ${durationText(API_TTL.prepare)} or as low as the registrar allows. It still points to ${legacy}.`,
            write('ttlLoweredAt'),
          ],
      cutover: [
        ...(complete
          ? toComplete(complete)
          : [
              `At the registrar, point the CNAME ${name} to ${known.endpoint}, ${shortly}.`,
              write('cutoverAt'),
              `Keep ${keepLegacy}.`,
            ]),
        watch,
        back,
      ],
      complete: [
        `At the registrar, raise the TTL of the CNAME ${name} to ${durationText(API_TTL.complete)}; keep TXT ${ownershipName(name)}.`,
        retire,
      ],
    },
  };
  return steps[dns.hosting][dns.phase];
}
