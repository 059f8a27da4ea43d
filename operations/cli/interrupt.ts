import { UsageError } from './exit';

/** Ctrl+C, `kill`, a terminal that is closed, Ctrl+Break of Windows: https://nodejs.org/api/process.html#signal-events */
const SIGNALS: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'];

/** What is written to a terminal that is closed fails, and would end the process before the signal is heard. */
const screens = () => [process.stdout, process.stderr];

/** Each of these ends what is under way, and everything is cleared away. */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const interrupt = () => controller.abort(new UsageError('Interrupted.'));
  for (const name of SIGNALS) process.on(name, interrupt);
  for (const screen of screens()) screen.on('error', interrupt);
  try {
    return await work(controller.signal);
  } finally {
    for (const name of SIGNALS) process.off(name, interrupt);
    for (const screen of screens()) screen.off('error', interrupt);
  }
}
