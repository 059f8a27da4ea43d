import type { Topology } from '../../../topology/topology';
import type { Visited } from '../../probe/https-probe';
import type { Target } from '../../probe/target';

/** The inputs of the checks of the public name. */
export interface NameInputs {
  readonly topology: Topology;
  /** Servers to ask, with TLS and without; by default, what DNS says. */
  readonly https: Target;
  readonly http: Target;
  /** Milliseconds for one answer. */
  readonly timeout: number;
  /** PEM of certificate authorities to trust instead of the usual ones. */
  readonly ca: string | undefined;
  readonly now: Date;
  /** An existing path under `api.cachedPaths`, and the token that a client needs to request it. */
  readonly cached: { readonly path: string; readonly token: string | undefined } | undefined;
}

/** With the first answer of the health path, which several checks read. */
export interface Seen extends NameInputs {
  readonly first: Visited & { readonly status: number };
}

/** Who was asked, written as in preflight. */
export const nameOf = ({ topology }: NameInputs): string => topology.api.hostname;
