import type { Topology } from '../../../topology/topology';
import type { Visited } from '../../probe/https-probe';
import type { Target } from '../../probe/target';

/** What a look at the public name is given. */
export interface NameInputs {
  readonly topology: Topology;
  /** Where the name is asked, with TLS and without: what DNS says, unless it is said. */
  readonly https: Target;
  readonly http: Target;
  /** Milliseconds for one answer. */
  readonly timeout: number;
  /** PEM of certificate authorities to trust instead of the usual ones. */
  readonly ca: string | undefined;
  readonly now: Date;
  /** Of `api.cachedPaths`, one that is there, and what a client needs to get it from the app. */
  readonly cached: { readonly path: string; readonly token: string | undefined } | undefined;
}

/** With the first answer of the health path, which several checks read. */
export interface Seen extends NameInputs {
  readonly first: Visited & { readonly status: number };
}

/** As preflight shows who was asked. */
export const nameOf = ({ topology }: NameInputs): string => topology.api.hostname;
