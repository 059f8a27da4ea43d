import { byPlace, type PlaceCoverage } from '../facts/by-place';
import type { Coverage, Event, SignalFacts, Watched } from '../facts/coverage';
import { type Html, html } from '../html';
import { counted, lasting } from '../numbers';
import { badge, dataTable } from '../table';
import type { Section } from './section';

export const alertsSection: Section = {
  id: 'alerts',
  title: 'What is watched',
  lead: 'Who is told when a region, or a part of it, fails, and by which signal: from the table of signals and the alert rules in the stacks. docs/monitoring.md explains each signal.',
  body: ({ facts: { coverage } }) => html`<p>${people(coverage)}</p>
${dataTable(
  'What is watched in the whole system and in each region',
  [{ head: 'place' }, { head: 'pages' }, { head: 'mails' }, { head: 'nobody is told' }],
  byPlace(coverage.watched).map(placeRow),
)}
<details><summary>Each signal, and where its rule is</summary>
${dataTable(
  'A rule of global stays when a region is lost, unless it runs there',
  [
    { head: 'signal' },
    { head: 'tells that' },
    { head: 'from' },
    { head: 'looks back', right: true },
    { head: 'rule in' },
    { head: 'sends' },
  ],
  coverage.signals.map((signal) => signalRow(signal, coverage.watched)),
)}</details>
<details><summary>${counted(coverage.events.length, 'more event')}: what Azure reports about itself, and changes that anybody makes</summary>
${dataTable('One rule each in every subscription', [{ head: 'alert' }, { head: 'tells that' }, { head: 'sends' }], coverage.events.map(eventRow))}</details>`,
};

function people({ page, mail }: Coverage): Html {
  const named = ({ emails, webhooks }: Coverage['page']) =>
    [...emails, ...webhooks.map((name) => `the webhook ${name}`)].join(', ');
  return html`A page goes to ${named(page)}; a mail to ${named(mail)}.`;
}

/** So many regions are named; of more there is a number. */
const NAMED = 5;

const placeRow = ({ places, pages, mails, gaps }: PlaceCoverage) => [
  places.length > NAMED ? counted(places.length, 'region') : places.join(', '),
  ...[pages, mails, gaps].map(groupsText),
];

const groupsText = (groups: PlaceCoverage['gaps']): readonly Html[] =>
  groups.length === 0
    ? [html`<span class="none">nothing</span>`]
    : groups.map(([key, signals]) => html`<div>${key} <span class="hint">${signals.join(', ')}</span></div>`);

function signalRow({ signal, component, wrong, from, window }: SignalFacts, all: readonly Watched[]) {
  const here = all.filter((one) => one.signal === signal);
  return [
    html`${signal} ${component !== signal && html`<span class="hint">${component}</span>`}`,
    wrong,
    from ?? '',
    window ? lasting(window) : '',
    ruleText(here),
    sentText(here),
  ];
}

const ruleText = (here: readonly Watched[]): string =>
  [
    here.find(({ stack }) => stack !== null)?.stack?.replace(/^stamp-.*/, 'its stamp') ?? [],
    here.some(({ inRegion }) => inRegion) ? 'runs in the region' : [],
  ]
    .flat()
    .join(', ');

function sentText(here: readonly Watched[]): Html {
  const told = here.filter(({ gap }) => gap === null);
  if (told.length === 0) return badge('retired', here[0]?.gap ?? 'nowhere');
  const places = told.length < here.length ? `${told.length} of ${here.length} places` : 'every region';
  const isPage = told.some(({ tells }) => tells !== 'mail');
  return html`${badge(isPage ? 'bad' : 'good', isPage ? 'page' : 'mail')} ${here.length > 1 && html`<span class="hint">${places}</span>`}`;
}

const eventRow = ({ name, description, enabled, tells, subscriptions }: Event) => [
  html`${name} ${subscriptions > 1 && html`<span class="hint">${subscriptions} subscriptions</span>`}`,
  description,
  !enabled ? badge('retired', 'off') : tells ? badge('good', 'mail') : badge('warning', 'nobody'),
];
