import { createInterface } from 'node:readline/promises';
import { UsageError } from './exit';
import type { Screen } from './progress';
import type { Input } from './surroundings';

/**
 * Whether somebody at a terminal says yes.
 * @throws UsageError where nobody is there
 */
export async function confirmed(
  input: Input,
  screen: Screen,
  question: string,
  signal: AbortSignal,
): Promise<boolean> {
  if (!input.isTTY) {
    throw new UsageError('standard input: nobody is there to be asked; found no terminal; give --yes');
  }
  const line = createInterface({ input });
  const ended = new Promise<string>((done) => line.once('close', () => done('')));
  screen.write(`${question} Only yes goes on: `);
  try {
    return (await Promise.race([line.question('', { signal }), ended])).trim() === 'yes';
  } finally {
    line.close();
  }
}
