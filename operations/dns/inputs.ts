import { earliest, firstMoment } from '../../topology/migration/phases';
import type { Topology } from '../../topology/topology';
import type { Patience } from '../probe/clock';
import type { Target } from '../probe/target';

/** Of every request of HTTPS. */
export const USER_AGENT = 'dns-preflight';

/** Servers to ask. If a list is empty, the check says what is missing. */
export interface Servers {
  /** Of the parent zone, for example com. */
  readonly parent: readonly Target[];
  readonly registrar: readonly Target[];
  readonly azure: readonly Target[];
  readonly resolvers: readonly Target[];
  readonly endpoint: Target | undefined;
  readonly legacy: Target;
}

/** The inputs of every check. */
export interface Inputs {
  readonly topology: Pick<Topology, 'api' | 'dns' | 'adopt' | 'tenantId'>;
  readonly servers: Servers;
  /** Names of the zone's servers in Azure; empty if unknown. */
  readonly azureNames: readonly string[];
  /** Front Door's host name. */
  readonly endpointName: string | undefined;
  readonly validationToken: string | undefined;
  /** The custom domain verification id of the subscription's web apps. */
  readonly verificationId: string | undefined;
  readonly now: Date;
  readonly patience: Patience;
  /** PEM of certificate authorities to trust instead of the usual ones. */
  readonly ca: string | undefined;
  /** A call as clients make it: a path that needs a token, and the token of a client. */
  readonly call: { readonly path: string; readonly token: string } | undefined;
  /** Client id of the API in Entra. */
  readonly clientId: string | undefined;
}

/** What comes next; `none` when the move is over. */
export type MigrationStep = 'delegate' | 'lower TTL' | 'cutover' | 'complete' | 'none';

export function nextStep({ hosting, phase, ...dns }: Topology['dns']): MigrationStep {
  if (phase === 'complete') return 'none';
  if (phase === 'cutover') return 'complete';
  if (dns[firstMoment[hosting]]) return 'cutover';
  return hosting === 'azure' ? 'delegate' : 'lower TTL';
}

/** When the legacy app may be removed, if every step is done as soon as it is allowed. */
export function drainEnd(dns: Topology['dns'], now: Date): Date {
  const moment = firstMoment[dns.hosting];
  const begun = { ...dns, [moment]: dns[moment] ?? now.toISOString() };
  const cutover = earliest(begun, 'cutover')?.at ?? now.toISOString();
  const latest = Math.max(Date.parse(cutover), now.getTime());
  const flipped = { ...begun, cutoverAt: dns.cutoverAt ?? new Date(latest).toISOString() };
  return new Date(earliest(flipped, 'complete')?.at ?? latest);
}
