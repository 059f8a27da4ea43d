import { html } from '../html';
import { availability } from '../numbers';
import { dataTable } from '../table';
import type { Section } from './section';

const MINUTES = 30 * 24 * 60;

export const availabilitySection: Section = {
  id: 'availability',
  title: 'Availability',
  lead: 'Calculated from the published SLAs of the services that a request needs, if failures are independent. The time until a failure is noticed, and overload, are not included. This is a target to measure against, not a promise.',
  body: ({ facts: { availability: stated, peakRequestsPerSecond } }) => {
    const { composite, slas } = stated;
    return html`${
      composite === null
        ? html`<p class="none">None: ${peakRequestsPerSecond} requests a second are too much even while every region is up.</p>`
        : html`<p><strong>${availability(composite)}</strong>, ${((1 - composite) * MINUTES).toFixed(1)} minutes down in 30 days.</p>`
    }
${dataTable(
  'The SLAs and where they were read',
  [
    { head: 'service' },
    { head: 'SLA', right: true },
    { head: 'a failure takes down' },
    { head: 'source' },
    { head: 'read', right: true },
  ],
  slas.map(({ service, availability: part, scope, source, read }) => [
    service,
    availability(part),
    scope === 'global' ? 'everything' : 'a region',
    html`<a href="https://${source.replace(/^(github\.com\/[^/ ]+\/[^/ ]+) /, '$1/blob/main/')}">${source}</a>`,
    read,
  ]),
)}`;
  },
};
