import { printable } from '../../../../topology/file/problem';
import type { Topology } from '../../../../topology/topology';
import type { Page } from '../../../cli/page';
import { type MigrationStep, nextStep } from '../../../dns/inputs';
import type { Round } from '../../../dns/watch';
import type { Observation } from '../../../probe/observation';
import { allOk, observationsText } from '../../../probe/report';
import { span } from '../../../probe/time-text';

const STEPS: Readonly<Record<MigrationStep, string>> = {
  delegate: 'switch the name servers',
  'lower TTL': 'lower the TTL',
  cutover: 'dns.phase cutover',
  complete: 'dns.phase complete',
  none: 'none',
};

export function preflightText(
  observations: readonly Observation[],
  dns: Topology['dns'],
  page: Page,
): string {
  const step = nextStep(dns);
  const safe = allOk(observations);
  const verdict =
    step === 'none'
      ? safe
        ? 'The move is over.'
        : 'The move is over, but see the findings above.'
      : `Next step: ${STEPS[step]}. ${safe ? 'It is safe.' : 'Not safe yet.'}`;
  return observationsText(observations, verdict, page);
}

/** One line: which resolvers have not moved, and how long that can last. */
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
