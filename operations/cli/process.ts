/** Processes of this machine. */

export const ownPid = (): number => process.pid;

/** Why no signal can be sent to the process, in words; undefined if it can. https://man7.org/linux/man-pages/man2/kill.2.html */
export function signalRefused(pid: number): string | undefined {
  try {
    process.kill(pid, 0);
    return undefined;
  } catch (error) {
    const { code = 'an error' } = error as NodeJS.ErrnoException;
    return reasons[code] ?? code;
  }
}

const GONE = 'no such process';
const reasons: Readonly<Record<string, string>> = { ESRCH: GONE, EPERM: 'the process of another user' };

export const isGone = (pid: number): boolean => signalRefused(pid) === GONE;
