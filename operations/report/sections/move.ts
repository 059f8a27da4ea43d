import { type DnsPhase, dnsPhases } from '../../../topology/file/schema-dns';
import type { Moment } from '../../../topology/migration/phases';
import type { MoveState } from '../../../topology/migration/state';
import { durationText } from '../../../topology/units';
import { type Html, html } from '../html';
import { lasting, time } from '../numbers';
import type { Section } from './section';

const MOMENTS: Readonly<Record<Moment, string>> = {
  ttlLoweredAt: 'TTL lowered',
  delegatedAt: 'name servers switched',
  cutoverAt: 'answer changed',
};

const PHASES: Readonly<Record<DnsPhase, string>> = {
  prepare: 'The name leads to the legacy app. Zone, certificate and routes are prepared.',
  cutover:
    'The name leads to Front Door. The legacy app keeps running, so the name can go back within minutes.',
  complete: 'The legacy app may be removed.',
};

export const moveSection: Section = {
  id: 'move',
  title: 'The move of the name',
  lead: 'From the legacy app to Front Door in three phases, according to regions.yaml. To check the live name, run npm run dns -- preflight.',
  body: ({
    facts: { move },
  }) => html`<p><code>${move.hostname}</code> answers <code>${move.answer.value}</code>, with a TTL of ${lasting(durationText(move.answer.ttl))}.</p>
<ol class="phases">${dnsPhases.map((phase) => step(phase, move))}</ol>
${move.steps.length > 0 && html`<details><summary>To do by hand, once this version is deployed</summary><ol>${move.steps.map((text) => html`<li>${text}</li>`)}</ol></details>`}`,
};

const MOMENT_OF: Readonly<Record<DnsPhase, readonly Moment[]>> = {
  prepare: ['ttlLoweredAt', 'delegatedAt'],
  cutover: ['cutoverAt'],
  complete: [],
};

function step(phase: DnsPhase, move: MoveState): Html {
  const [at, now] = [dnsPhases.indexOf(phase), dnsPhases.indexOf(move.phase)];
  const kind = at < now ? 'past' : at === now ? 'today' : 'ahead';
  const done = move.done.filter(({ moment }) => MOMENT_OF[phase].includes(moment));
  return html`<li class="${kind}"${kind === 'today' && html` aria-current="step"`}>
<p class="phase">${phase}${kind === 'today' && html` <span class="hint">today</span>`}</p>
<p>${PHASES[phase]}</p>
${done.map(({ moment, at }) => html`<p class="hint">${MOMENTS[moment]} ${time(new Date(at))}</p>`)}
${kind === 'ahead' && html`<p class="hint">${whenText(phase, move)}</p>`}
</li>`;
}

function whenText(phase: DnsPhase, { next }: MoveState): string {
  if (next?.phase !== phase) return 'After the phase before it.';
  if (!next.at) return 'Earliest date: known once the steps by hand are done.';
  const at = time(new Date(next.at));
  return next.allowed ? `Allowed since ${at}.` : `Earliest ${at}.`;
}
