import { writeFileSync } from 'node:fs';
import { RehearsalError } from '../terraform/errors';
import type { Stack } from '../terraform/manifest';
import { SynthesisError } from '../terraform/run-synthesis';
import { exitCodes, UsageError } from './run';

/** Errors of a rehearsal as those of a command. */
export async function explained<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof RehearsalError)) throw error;
    throw new UsageError(
      error.message,
      error instanceof SynthesisError ? exitCodes.refused : exitCodes.failed,
    );
  }
}

/** @throws UsageError that names the stacks. */
export function requireStack(stacks: readonly Stack[], name: string): void {
  if (stacks.some((stack) => stack.name === name)) return;
  const names = stacks.map((stack) => stack.name).join(', ');
  throw new UsageError(`there is no stack ${name}; there are ${names}`);
}

export function writeReport(file: string | undefined, text: string): void {
  if (file === undefined) return;
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new UsageError(`${file}: the report cannot be written; ${(error as Error).message}`);
  }
}
