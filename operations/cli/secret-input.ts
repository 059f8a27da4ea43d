import { createInterface, type Interface } from 'node:readline/promises';
import { addAbortSignal, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { UsageError } from './exit';
import type { Screen } from './progress';
import type { Input } from './surroundings';

/**
 * A secret from standard input: typed without being shown, or piped; the line break at its end is not part of it.
 * @throws UsageError if typing would be visible, or if several lines are typed or pasted.
 */
export async function secretInput(
  input: Input,
  screen: Screen,
  prompt: string,
  signal: AbortSignal,
): Promise<string> {
  if (input.isTTY) return typed(input, screen, prompt, signal);
  try {
    return (await text(addAbortSignal(signal, input as NodeJS.ReadStream))).replace(/\r?\n$/, '');
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  }
}

async function typed(input: Input, screen: Screen, prompt: string, signal: AbortSignal): Promise<string> {
  if (typeof input.setRawMode !== 'function') {
    throw new UsageError(
      'standard input: this terminal would show what you type; pipe the value in, or read it from a file with <',
    );
  }
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const line = createInterface({ input, output: nowhere, terminal: true, historySize: 0 });
  // In raw mode Ctrl+C is a key, and no signal.
  const interrupted = new Promise<never>((_, reject) => {
    line.once('SIGINT', () => reject(new UsageError('Interrupted.')));
    line.once('close', () =>
      reject(new UsageError('standard input: ended before a value came; nothing was done')),
    );
  });
  screen.write(prompt);
  try {
    return await Promise.race([onlyLine(line, signal), interrupted]);
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    line.close();
    screen.write('\n');
  }
}

/** Milliseconds of silence after which a pasted text is complete. */
const QUIET = 60;

/** Reads everything that was pasted: the shell would run the rest as commands. */
async function onlyLine(line: Interface, signal: AbortSignal): Promise<string> {
  let further = 0;
  line.on('line', () => further++);
  const value = await line.question('', { signal });
  const rest = () => further + line.line.length;
  for (let before = -1; before !== rest(); ) {
    before = rest();
    await pause(QUIET, undefined, { signal });
  }
  if (rest() === 0) return value;
  throw new UsageError('standard input: found several lines; read the value from a file with <');
}
