import type { Clock, Pace } from '../../probe/clock';
import type { Target } from '../../probe/target';

/** The process of the container, for the check of how it stops. */
export interface Process {
  /** Sends SIGTERM. */
  readonly terminate: () => void;
  readonly isGone: () => boolean;
}

/** A container, and what is asked of it. */
export interface Inputs {
  readonly server: Target;
  readonly healthPath: string;
  /** A path that reads a document. */
  readonly readPath: string | undefined;
  /** A path under `api.cachedPaths`. */
  readonly cachedPath: string | undefined;
  /** A path that takes a second or more. */
  readonly slowPath: string | undefined;
  /** Headers of a client; sent to every path except the health path. */
  readonly headers: Readonly<Record<string, string>>;
  /** `COSMOS_REGION` of the container; undefined: any. */
  readonly region: string | undefined;
  /** 12 characters; undefined: any, or none. */
  readonly digest: string | undefined;
  readonly process: Process | undefined;
  readonly clock: Clock;
  /** Of the wait until it is healthy. */
  readonly pace: Pace;
  /** Milliseconds for an answer. */
  readonly timeout: number;
  /** Milliseconds between SIGTERM and the end. */
  readonly grace: number;
}

/** Milliseconds in which the health path answers. */
export const HEALTHY_WITHIN = 1000;
