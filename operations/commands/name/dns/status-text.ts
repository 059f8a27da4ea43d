import { type Finding, printable } from '../../../../topology/file/problem';
import { dnsPhases } from '../../../../topology/file/schema-dns';
import type { Moment } from '../../../../topology/migration/phases';
import type { MoveState } from '../../../../topology/migration/state';
import { stepRules } from '../../../../topology/rules/step';
import { durationText } from '../../../../topology/units';
import { asText } from '../../../cli/findings';
import { type Page, paint } from '../../../cli/page';
import { wrap } from '../../../cli/text';
import { span } from '../../../probe/time-text';

const MOMENTS: Readonly<Record<Moment, string>> = {
  ttlLoweredAt: 'TTL lowered',
  delegatedAt: 'name servers switched',
  cutoverAt: 'answer changed',
};

/** This is only what regions.yaml says; preflight asks the live name. */
const ANSWERS: Readonly<Record<MoveState['answer']['by'], (answer: string) => string>> = {
  before: (answer) => `It resolves to ${answer} (dns.legacy): nothing has changed for clients yet.`,
  azure: (answer) => `Once deployed, it resolves to ${answer}.`,
  registrar: (answer) =>
    `Once it is entered at the registrar, it resolves to ${answer}, or to the lowest TTL that the registrar allows.`,
};

export function statusText(
  { hostname, hosting, phase, answer, done, steps, next }: MoveState,
  unchecked: string | undefined,
  page: Page,
): string {
  const laid = (text: string, indent = 0) => wrap(text, indent, page.width);
  const number = dnsPhases.indexOf(phase) + 1;
  return [
    `${hostname}: hosting ${hosting}, phase ${phase} (${number} of ${dnsPhases.length})`,
    laid(ANSWERS[answer.by](`${answer.value}, TTL ${durationText(answer.ttl)}`)),
    '',
    'Done according to regions.yaml',
    ...(done.length > 0
      ? done.map(({ moment, at }) => `  ${at}  ${MOMENTS[moment]} (dns.${moment})`)
      : ['  no steps by hand yet']),
    '',
    'To do by hand in this order, once this version is deployed',
    ...steps.map((step, i) => `  ${i + 1}. ${laid(step, 5).trimStart()}`),
    '',
    paint(
      page,
      next && !next.allowed ? 'yellow' : 'green',
      laid(
        next
          ? `Next phase: ${next.phase}, ${whenText(next)}`
          : 'The move is over once this version is deployed and npm run dns -- preflight finds nothing wrong.',
      ),
    ),
    ...(unchecked === undefined
      ? []
      : [
          '',
          paint(page, 'yellow', laid(printable(`The step to this version is NOT CHECKED: ${unchecked}`))),
        ]),
  ].join('\n');
}

/**
 * Names no steps for a version that check refuses.
 * @param isUsual whether the step starts at the default base
 */
export function refusedText(problems: readonly Finding[], isUsual: boolean, page: Page): string {
  const id = problems.find(({ rule }) => rule)?.rule;
  const why = id ? ` Why a rule exists: npm run check -- --explain ${id}.` : '';
  const isStep = problems.some(({ rule }) => stepRules.some(({ id }) => id === rule));
  const first = isUsual && isStep ? ' If nothing is deployed yet, write deployed: none in the file.' : '';
  return [
    ...problems.map((finding) => asText('error', finding, page)),
    '',
    wrap(`This version must not be deployed, so no steps by hand are listed.${why}${first}`, 0, page.width),
  ].join('\n');
}

function whenText({ at, because, allowed, secondsLeft }: NonNullable<MoveState['next']>): string {
  if (!at) return 'allowed only after the steps above are done';
  return allowed ? `allowed since ${at}` : `allowed from ${at}, in ${span(secondsLeft ?? 0)}: ${because}`;
}
