/** What a live drill works on, and how long it waits. */
import type { ResourceManager } from '../azure/resource-manager';
import type { Progress } from '../cli/progress';
import type { Clock } from '../probe/clock';
import type { RecordFile } from './record';
import type { Answer } from './tries';

export interface LiveDrill {
  readonly region: string;
  /** Resource id of its app. */
  readonly app: string;
  /** The other active regions. */
  readonly others: readonly string[];
  /** Requests a second. */
  readonly rate: number;
  readonly limits: Limits;
  /** One request through the public name. Never throws. */
  readonly askName: () => Promise<Answer>;
  /** One request to a region through its door. Never throws. */
  readonly askDoor: (region: string) => Promise<Answer>;
  readonly connect: (signal: AbortSignal) => Promise<ResourceManager>;
  readonly record: RecordFile;
  readonly clock: Clock;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

/** In seconds. */
export interface Limits {
  /** Requests before anything is stopped. */
  readonly before: number;
  /** From the stop until the others serve everything; after that the region is started anyway. */
  readonly noticed: number;
  /** How long they must have served everything. */
  readonly steady: number;
  /** From the start until the app answers at its door. */
  readonly healthy: number;
  /** From then until clients reach it again. */
  readonly back: number;
}
