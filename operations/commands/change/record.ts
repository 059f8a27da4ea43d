/** The record of a review: `review` writes it, the workflow keeps it, and it is compared with what is about to be applied. */
import { createHash } from 'node:crypto';
import { foundText } from '../../../topology/file/problem';
import { UsageError } from '../../cli/exit';
import { readText, writeText } from '../../cli/files';
import { type Beyond, beyond, type ChangeRecord, readRecord, recordOf, type StackPlan } from '../../review';

export function writeRecord(folder: string, file: string, plans: readonly StackPlan[]): void {
  writeText(folder, file, `${JSON.stringify(recordOf(plans, digest), null, 2)}\n`);
}

/** @throws UsageError if the file is not a record. */
export function recordIn(folder: string, file: string): ChangeRecord {
  const reading = readRecord(readText(folder, file));
  if ('record' in reading) return reading.record;
  const { wrong, found, fix } = reading.refusal;
  throw new UsageError(`${file} ${wrong}; found ${foundText(found)}; ${fix}`);
}

/** What plans do beyond a record; empty if the record covers them. */
export const beyondRecord = (record: ChangeRecord, plans: readonly StackPlan[]): readonly Beyond[] =>
  plans.flatMap((plan) => beyond(record, plan, digest));

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

export function beyondText(differences: readonly Beyond[]): string {
  if (differences.length === 0) return 'Nothing goes beyond the reviewed change.';
  const lines = differences.map(
    ({ address, wrong, found, fix }) => `${address}: ${wrong}; found ${found}; ${fix}`,
  );
  return ['This goes beyond the reviewed change:', ...lines].join('\n');
}
