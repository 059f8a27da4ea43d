import { createInterface } from 'node:readline/promises';
import { UsageError } from './exit';
import type { Screen } from './progress';
import type { Input } from './surroundings';

/**
 * Asks at the terminal for a yes.
 * @throws UsageError if there is no terminal
 */
export async function confirmed(
  input: Input,
  screen: Screen,
  question: string,
  signal: AbortSignal,
): Promise<boolean> {
  if (!input.isTTY) {
    throw new UsageError('standard input: nobody can be asked; found no terminal; add --yes');
  }
  const line = createInterface({ input });
  const ended = new Promise<string>((done) => line.once('close', () => done('')));
  screen.write(`${question} Type yes to continue: `);
  try {
    return (await Promise.race([line.question('', { signal }), ended])).trim() === 'yes';
  } finally {
    line.close();
  }
}
