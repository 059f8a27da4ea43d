/** Observations as text for people, and as an exit code. */
import { printable } from '../../topology/file/problem';
import { type ExitCode, exitCodes } from '../cli/exit';
import { type Colour, type Page, paint } from '../cli/page';
import { wrap } from '../cli/text';
import type { Observation, Status } from './observation';

const LABELS: Readonly<Record<Status, string>> = {
  ok: 'ok',
  'not yet': 'not yet',
  failed: 'FAILED',
  'no answer': 'no answer',
};
const COLOURS: Readonly<Record<Status, Colour>> = {
  ok: 'green',
  'not yet': 'yellow',
  failed: 'red',
  'no answer': 'yellow',
};
const INDENT = 25;
/** In columns: a narrower page has no room for the text beside its label. */
const NARROW = 60;

export const allOk = (observations: readonly Observation[]): boolean =>
  observations.every(({ status }) => status === 'ok');

/** @param verdict the last line, after the number of observations of each kind */
export function observationsText(observations: readonly Observation[], verdict: string, page: Page): string {
  const count = (status: Status) => observations.filter((one) => one.status === status).length;
  const tally = (Object.keys(LABELS) as Status[])
    .filter((one) => count(one) > 0)
    .map((one) => `${count(one)} ${one}`);
  const colour = allOk(observations) ? 'green' : count('failed') > 0 ? 'red' : 'yellow';
  return [
    ...observations.map((one) => observationText(one, page)),
    '',
    paint(page, colour, `${tally.join(', ')}. ${verdict}`),
  ].join('\n');
}

function observationText({ status, check, at, found, todo }: Observation, page: Page): string {
  const label = LABELS[status];
  const head = `  ${paint(page, COLOURS[status], label)}${' '.repeat(11 - label.length)}${check}`;
  const isNarrow = page.width < NARROW;
  const below = (text: string) => wrap(printable(text), isNarrow ? 4 : INDENT, page.width);
  const said = below(`${at}: ${found}`);
  const lines = isNarrow ? [head, said] : [head + ' '.repeat(INDENT - 13 - check.length) + said.trimStart()];
  return [...lines, ...(todo ? [below(`-> ${todo}`)] : [])].join('\n');
}

/** Refused if something failed or is not done yet; failed if something could not be asked and nothing else is wrong. */
export function exitCode(observations: readonly Observation[]): ExitCode {
  const has = (...statuses: readonly Status[]) =>
    observations.some(({ status }) => statuses.includes(status));
  if (has('failed', 'not yet')) return exitCodes.refused;
  return has('no answer') ? exitCodes.failed : exitCodes.fine;
}
