import type { BillRow } from '../../../topology/costs/bill';
import { html } from '../html';
import { count, difference } from '../numbers';
import { type Column, dataTable } from '../table';
import type { Section } from './section';

const COLUMNS: readonly Column[] = [
  { head: 'place' },
  { head: 'instances', right: true },
  { head: 'with headroom', right: true },
  { head: 'idle', right: true },
  { head: 'peak', right: true },
  { head: 'logs', right: true },
];

export const costsSection: Section = {
  id: 'costs',
  title: 'Capacity and cost',
  lead: 'Instances that always run, now and with headroom for every failure. Costs a month, idle and at a peak that lasts all month.',
  body: ({ facts: { bill } }) => {
    const hasStep = bill.total.step !== undefined;
    const columns = hasStep ? [...COLUMNS, { head: 'step', right: true as const }] : COLUMNS;
    const unknown = [...new Set(bill.total.unknown)];
    return html`${dataTable(
      `${bill.currency} a month, at list prices of ${bill.pricedOn}`,
      columns,
      [...bill.rows, bill.total].map((row) => cells(row, hasStep)),
    )}
${dataTable(
  'What a month at the peak is made of, logs included',
  [{ head: 'kind' }, { head: `${bill.currency} a month`, right: true }],
  bill.byKind.map(({ kind, peak }) => [kind, count(peak)]),
)}
${unknown.length > 0 && html`<p class="hint">≥: at least; the price of ${unknown.join(', ')} is unknown in some places.</p>`}
<p class="hint">Not counted: requests and transfer of Front Door, transfer between regions, stored data, backups.</p>`;
  },
};

function cells({ place, running, headroom, idle, peak, logs, step, unknown }: BillRow, hasStep: boolean) {
  const least = unknown.length > 0 ? '≥ ' : '';
  return [
    place,
    running ?? '',
    headroom ?? '',
    least + count(idle),
    least + count(peak),
    count(logs),
    ...(hasStep ? [step == null ? 'unknown' : difference(step)] : []),
  ];
}
