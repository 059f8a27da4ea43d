import type { AlertGroup } from '../facts/alerts';
import { html } from '../html';
import { counted } from '../numbers';
import { badge, dataTable } from '../table';
import type { Section } from './section';

export const alertsSection: Section = {
  id: 'alerts',
  title: 'Alerts',
  lead: 'The alerts in the stacks. Severity 0 is the worst. Alerts that differ only in their region share a row.',
  body: ({ facts: { alerts } }) =>
    alerts.length === 0
      ? html`<p class="none">The stacks contain no alerts.</p>`
      : dataTable(
          'Every alert of the stacks',
          [
            { head: 'alert' },
            { head: 'state' },
            { head: 'severity', right: true },
            { head: 'window' },
            { head: 'watches' },
            { head: 'wired' },
          ],
          alerts.toSorted((a, b) => (a.severity ?? 5) - (b.severity ?? 5)).map(row),
        ),
};

const row = ({ name, stack, severity, window, description, enabled, tells, count }: AlertGroup) => [
  count === 1 ? name : html`${name} <span class="hint">${counted(count, 'region')}</span>`,
  stack,
  severity ?? 'event',
  window?.replace(/^PT?(\d+)([A-Z])$/, (_, length, unit) => `${length} ${unit.toLowerCase()}`) ?? '',
  description,
  enabled
    ? tells
      ? badge('good', 'notifies somebody')
      : badge('warning', 'notifies nobody')
    : badge('retired', 'off'),
];
