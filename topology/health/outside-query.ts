/** Results of the tests from outside, as KQL for the control workspace. */
import { FAILED_PLACES, type OutsideKind, outsideName } from './outside';
import { indented, lines, quoted } from './query-text';

/** A row where the test has failed lately in most places: by the last result of each. */
export const downFromOutside = (kind: OutsideKind, since: string): string =>
  lines(
    'AppAvailabilityResults',
    `where TimeGenerated > ago(${since}) and Name == ${quoted(outsideName(kind))}`,
    'summarize arg_max(TimeGenerated, Success) by Location',
    'summarize Failed = countif(Success == false)',
    `where Failed >= ${FAILED_PLACES}`,
  );

/** `name`, to be asked for as a number: 0 or 1. */
export const counted = (name: string, query: string): string =>
  `let ${name} = toscalar(\n${indented(lines(query, 'count'))});`;
