/** The move of the public name in words, for a terminal of 100 columns. */

import { dnsPhases } from '../../../topology/file/schema-dns';
import { type Known, nextSteps } from '../../../topology/migration/manual-steps';
import { apiRecord, earliest, type Moment } from '../../../topology/migration/phases';
import type { Topology } from '../../../topology/topology';
import { durationText } from '../../../topology/units';
import { table, wrap } from '../../cli/text';
import { type MigrationStep, nextStep } from '../../dns/inputs';
import type { Observation, Status } from '../../dns/observation';
import { span } from '../../dns/time-text';
import type { Round } from '../../dns/watch';
import type { Written } from '../../dns/write-records';
import type { Note } from '../../dns/zone-records';

const MOMENTS: Readonly<Record<Moment, string>> = {
  ttlLoweredAt: 'TTL lowered',
  delegatedAt: 'name servers switched',
  cutoverAt: 'answer changed',
};

/** Where the move stands. */
export function status({ api, dns, ...rest }: Topology, known: Known, now: Date) {
  const next = dnsPhases[dnsPhases.indexOf(dns.phase) + 1];
  const gate = next && earliest(dns, next);
  const left = gate ? (Date.parse(gate.at) - now.getTime()) / 1000 : 0;
  return {
    hostname: api.hostname,
    hosting: dns.hosting,
    phase: dns.phase,
    answer: apiRecord(dns, known.endpoint),
    done: (Object.keys(MOMENTS) as Moment[]).flatMap((moment) => {
      const at = dns[moment];
      return at ? [{ moment, at }] : [];
    }),
    steps: nextSteps({ api, dns, ...rest }, known),
    next: next && {
      phase: next,
      ...gate,
      allowed: gate !== undefined && left <= 0,
      secondsLeft: gate ? Math.max(0, left) : null,
    },
  };
}

export function statusText({
  hostname,
  hosting,
  phase,
  answer,
  done,
  steps,
  next,
}: ReturnType<typeof status>): string {
  const number = dnsPhases.indexOf(phase) + 1;
  return [
    `${hostname}: hosting ${hosting}, phase ${phase} (${number} of ${dnsPhases.length})`,
    `It answers ${answer.value}, TTL ${durationText(answer.ttl)}.`,
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

function whenText({
  at,
  because,
  allowed,
  secondsLeft,
}: NonNullable<ReturnType<typeof status>['next']>): string {
  if (!at) return 'not allowed before the steps above are done';
  return allowed ? `allowed since ${at}` : `allowed from ${at}, in ${span(secondsLeft ?? 0)}: ${because}`;
}

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
const INDENT = 25;

export function findingsText(findings: readonly Observation[], dns: Topology['dns']): string {
  const step = nextStep(dns);
  const count = (status: Status) => findings.filter((finding) => finding.status === status).length;
  const tally = (Object.keys(LABELS) as Status[])
    .filter((one) => count(one) > 0)
    .map((one) => `${count(one)} ${one}`);
  const safe = count('ok') === findings.length;
  const verdict =
    step === 'none'
      ? safe
        ? 'The move is over.'
        : 'The move is over, but look at the above.'
      : `Next step: ${STEPS[step]}. ${safe ? 'It is safe.' : 'Not safe yet.'}`;
  return [...findings.map(findingText), '', `${tally.join(', ')}. ${verdict}`].join('\n');
}

function findingText({ status, check, at, found, todo }: Observation): string {
  const head = `  ${LABELS[status].padEnd(11)}${check.padEnd(INDENT - 13)}`;
  const lines = [
    head + wrap(`${at}: ${found}`, INDENT).trimStart(),
    ...(todo ? [wrap(`-> ${todo}`, INDENT)] : []),
  ];
  return lines.join('\n');
}

/** One line: who has not moved, and until when it can last. */
export function roundText({ at, resolvers, left, allMoved }: Round): string {
  const time = at.toISOString().slice(11, 19);
  const waiting = resolvers.flatMap((one) => {
    if (one.moved) return [];
    return [`${one.at} ${'noAnswer' in one ? one.noAnswer : `${one.value} for ${span(one.ttl)}`}`];
  });
  const moved = `${resolvers.length - waiting.length} of ${resolvers.length} moved`;
  return allMoved
    ? `${time}  ${moved}: all`
    : `${time}  ${moved}, at most ${span(left)} left: ${waiting.join('; ')}`;
}

export function importText(file: string, { added, changed, kept }: Written, notes: readonly Note[]): string {
  const rows = [
    ...added.map((record) => ['added', record, '']),
    ...changed.map((record) => ['changed', record, '']),
    ...kept.map((record) => ['kept', record, 'not imported']),
  ];
  const noteRows = notes.map(
    ({ kind, line, what, why }) =>
      `  ${kind.padEnd(10)}${wrap(`line ${line}: ${what}: ${why}`, 12).trimStart()}`,
  );
  return [
    `${file}: ${added.length} added, ${changed.length} changed, ${kept.length} kept as they were`,
    ...(rows.length > 0 ? [table(['', 'record', ''], rows, ['left', 'left', 'left'])] : []),
    ...(notes.length > 0 ? ['', 'Not as in the zone file', ...noteRows] : []),
  ].join('\n');
}
