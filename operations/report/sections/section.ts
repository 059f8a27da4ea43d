import type { Facts } from '../facts';
import type { Html } from '../html';

/** A section of the page, for one version. */
interface Shown {
  readonly facts: Facts;
  /** Begins the ids of this version. */
  readonly id: string;
}

export interface Section {
  /** Its anchor. */
  readonly id: string;
  readonly title: string;
  /** Under the title: what the section shows, and where it comes from. */
  readonly lead: string;
  readonly body: (shown: Shown) => Html;
}
