import { printable } from '../../../../topology/file/problem';
import type { Topology } from '../../../../topology/topology';
import { type Colour, type Page, paint } from '../../../cli/page';
import { wrap } from '../../../cli/text';
import { type MigrationStep, nextStep } from '../../../dns/inputs';
import type { Observation, Status } from '../../../dns/observation';
import { span } from '../../../dns/time-text';
import type { Round } from '../../../dns/watch';

const STEPS: Readonly<Record<MigrationStep, string>> = {
  delegate: 'switch the name servers',
  'lower TTL': 'lower the TTL',
  cutover: 'dns.phase cutover',
  complete: 'dns.phase complete',
  none: 'none',
};

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
/** In columns: a page with less has no room for the text beside its label. */
const NARROW = 60;

export function observationsText(
  observations: readonly Observation[],
  dns: Topology['dns'],
  page: Page,
): string {
  const step = nextStep(dns);
  const count = (status: Status) => observations.filter((one) => one.status === status).length;
  const tally = (Object.keys(LABELS) as Status[])
    .filter((one) => count(one) > 0)
    .map((one) => `${count(one)} ${one}`);
  const safe = count('ok') === observations.length;
  const verdict =
    step === 'none'
      ? safe
        ? 'The move is over.'
        : 'The move is over, but look at the above.'
      : `Next step: ${STEPS[step]}. ${safe ? 'It is safe.' : 'Not safe yet.'}`;
  const colour = safe ? 'green' : count('failed') > 0 ? 'red' : 'yellow';
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

/** One line: who has not moved, and until when it can last. */
export function roundText({ at, resolvers, left, allMoved }: Round): string {
  const time = at.toISOString().slice(11, 19);
  const waiting = resolvers.flatMap((one) => {
    if (one.moved) return [];
    return [printable(`${one.at} ${'noAnswer' in one ? one.noAnswer : `${one.value} for ${span(one.ttl)}`}`)];
  });
  const moved = `${resolvers.length - waiting.length} of ${resolvers.length} moved`;
  return allMoved
    ? `${time}  ${moved}: all`
    : `${time}  ${moved}, at most ${span(left)} left: ${waiting.join('; ')}`;
}
