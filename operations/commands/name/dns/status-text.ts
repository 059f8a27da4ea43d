import { dnsPhases } from '../../../../topology/file/schema-dns';
import type { Moment } from '../../../../topology/migration/phases';
import type { MoveState } from '../../../../topology/migration/state';
import { durationText } from '../../../../topology/units';
import { wrap } from '../../../cli/text';
import { span } from '../../../dns/time-text';

const MOMENTS: Readonly<Record<Moment, string>> = {
  ttlLoweredAt: 'TTL lowered',
  delegatedAt: 'name servers switched',
  cutoverAt: 'answer changed',
};

export function statusText({ hostname, hosting, phase, answer, done, steps, next }: MoveState): string {
  const number = dnsPhases.indexOf(phase) + 1;
  return [
    `${hostname}: hosting ${hosting}, phase ${phase} (${number} of ${dnsPhases.length})`,
    `It resolves to ${answer.value}, TTL ${durationText(answer.ttl)}.`,
    '',
    'Done',
    ...(done.length > 0
      ? done.map(({ moment, at }) => `  ${at}  ${MOMENTS[moment]} (dns.${moment})`)
      : ['  nothing by hand yet']),
    '',
    'By hand, in this order',
    ...steps.map((step, i) => `  ${i + 1}. ${wrap(step, 5).trimStart()}`),
    '',
    next ? wrap(`Next phase: ${next.phase}, ${whenText(next)}`) : 'The move is over.',
  ].join('\n');
}

function whenText({ at, because, allowed, secondsLeft }: NonNullable<MoveState['next']>): string {
  if (!at) return 'not allowed before the steps above are done';
  return allowed ? `allowed since ${at}` : `allowed from ${at}, in ${span(secondsLeft ?? 0)}: ${because}`;
}
