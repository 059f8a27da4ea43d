import type { DrilledFailure } from '../../../topology/capacity/drill';
import { lossChart } from '../chart/loss-chart';
import type { Loss } from '../facts/losses';
import { type Html, html } from '../html';
import { count, used } from '../numbers';
import { badge, type Column, dataTable } from '../table';
import type { Section } from './section';

/** The others are a click away. */
const CHARTS = 6;

const COLUMNS: readonly Column[] = [
  { head: 'fails' },
  { head: 'hit hardest' },
  { head: 'CPU', right: true },
  { head: 'Cosmos DB', right: true },
  { head: 'lost', right: true },
  { head: 'failed', right: true },
  { head: 'slowed', right: true },
  { head: 'verdict' },
];

export const lossesSection: Section = {
  id: 'losses',
  title: 'When a region fails',
  lead: 'Calculated at the peak, with retries: when Front Door notices, where the traffic goes, and whether the instances there carry it until autoscale has added more.',
  body: ({ facts: { losses, failures, assumptions }, id }) => html`${charts(losses, id)}
${dataTable('Lost, failed and slowed requests of the first hour', COLUMNS, failures.failures.map(row))}
${failures.easier > 0 && html`<p class="hint">${count(failures.easier)} more failures were calculated, none of them worse.</p>`}
<details><summary>Assumptions</summary><ul>${assumptions.map((text) => html`<li>${text}</li>`)}</ul></details>`,
};

function charts(losses: readonly Loss[], id: string): Html {
  const [shown, rest] = [losses.slice(0, CHARTS), losses.slice(CHARTS)];
  const grid = (some: readonly Loss[]) =>
    html`<div class="charts">${some.map((loss) => chart(loss, id))}</div>`;
  return html`<p class="legend">Requests a second in the region hit hardest: <span class="line asked">load</span><span class="line carries">carried by what runs</span><span class="area lost">lost in the failed region</span><span class="area window">edges notice one after another</span></p>
${grid(shown)}
${rest.length > 0 && html`<details><summary>${count(rest.length)} more, none of them worse</summary>${grid(rest)}</details>`}`;
}

const chart = (loss: Loss, id: string): Html => html`<figure class="loss">
<h3><code>${loss.failed}</code> fails ${verdict(loss.failure)}</h3>
<p class="hint"><code>${loss.hardest}</code> gets ${used(loss.used)} of what it carries</p>
${lossChart(loss, `${id}-loss-${loss.failed}`)}
</figure>`;

function verdict({ regions }: DrilledFailure): Html {
  const verdicts = regions.map((region) => region.verdict);
  const [worst] = (['never carried', 'overload', 'accepted overload', 'carried'] as const).filter((one) =>
    verdicts.includes(one),
  );
  const text = worst ?? 'nothing is left';
  return badge(text === 'carried' ? 'good' : text === 'accepted overload' ? 'warning' : 'bad', text);
}

function row(failure: DrilledFailure) {
  const { failed, regions, lostAtMost, clients } = failure;
  const [hardest] = regions.toSorted((a, b) => b.utilization - a.utilization);
  return [
    failed.join(' and ') || 'nothing',
    hardest?.region ?? '',
    hardest ? used(hardest.cpu) : '',
    hardest?.cosmos == null ? '' : used(hardest.cosmos),
    count(lostAtMost),
    count(clients.failed),
    count(clients.slowed),
    verdict(failure),
  ];
}
