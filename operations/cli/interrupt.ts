import { UsageError } from './exit';

/** Ctrl+C, `kill`, a terminal that is closed, Ctrl+Break of Windows: https://nodejs.org/api/process.html#signal-events */
const SIGNALS: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'];

/** Writing to a closed terminal fails, and would end the process before the signal arrives. */
const screens = () => [process.stdout, process.stderr];

/** Each of these signals ends the current work and cleans up. */
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
