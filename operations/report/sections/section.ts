import type { Facts } from '../facts';
import type { Html } from '../html';

/** What a section shows of a version. */
export interface Shown {
  readonly facts: Facts;
  /** Begins the ids of this version. */
  readonly id: string;
}

export interface Section {
  /** Its anchor. */
  readonly id: string;
  readonly title: string;
  /** One sentence under the title: what is seen, and where it comes from. */
  readonly lead: string;
  readonly body: (shown: Shown) => Html;
}
