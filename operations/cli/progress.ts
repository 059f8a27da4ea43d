/** What is said while something runs. */
export interface Progress {
  /** Something is done. */
  readonly note: (line: string) => void;
  /** Something is under way; the next message replaces this one. */
  readonly detail: (text: string) => void;
}

export interface Screen {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly write: (text: string) => unknown;
}

const eraseLine = '\r\u001b[2K';

/** On a terminal the last line shows what is under way; elsewhere only what is done is printed, line by line. */
export function progressOn(screen: Screen): Progress {
  if (!screen.isTTY) return { note: (line) => screen.write(`${line}\n`), detail: () => {} };
  return {
    note: (line) => screen.write(`${eraseLine}${line}\n`),
    detail: (text) => screen.write(`${eraseLine}${text.slice(0, (screen.columns ?? 80) - 1)}`),
  };
}
