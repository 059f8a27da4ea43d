import { createInterface } from 'node:readline/promises';
import { UsageError } from '../../cli/exit';
import type { Surroundings } from '../../cli/surroundings';

/**
 * Asks for the region's name, so that nobody stops the wrong region by habit.
 * @throws UsageError if nobody can be asked, or for any other answer
 */
export async function confirmed(
  region: string,
  { stdin, screen }: Pick<Surroundings, 'stdin' | 'screen'>,
  signal: AbortSignal,
): Promise<void> {
  if (!stdin.isTTY) {
    throw new UsageError(
      `${region}: nobody can confirm; found no terminal; add --yes to stop its app without confirmation`,
    );
  }
  const line = createInterface({ input: stdin });
  const ended = new Promise<string>((done) => {
    // After a line that came with the end.
    line.once('close', () => setImmediate(done, ''));
  });
  screen.write(`Type the region's name to stop its app: `);
  try {
    const typed = await Promise.race([line.question('', { signal }), ended]);
    if (typed.trim() === region) return;
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    line.close();
  }
  throw new UsageError(`${region}: another name was typed; nothing was stopped`);
}
