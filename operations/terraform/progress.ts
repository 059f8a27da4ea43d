/** What is said while stacks are planned and applied. */
export interface Progress {
  /** Something is done. */
  readonly note: (line: string) => void;
  /** Something is under way; the next word replaces it. */
  readonly detail: (text: string) => void;
}
