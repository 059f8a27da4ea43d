/** The page: data in, one HTML file out. It uses no network and runs no script. */
import type { ValueChange } from '../../topology/changes';
import type { Draw } from './diagram/svg';
import type { Facts } from './facts';
import { keyFigures, summaryText } from './figures';
import { type Html, html, json, trusted } from './html';
import { time } from './numbers';
import { alertsSection } from './sections/alerts';
import { availabilitySection } from './sections/availability';
import { changesBody } from './sections/changes';
import { costsSection } from './sections/costs';
import { lossesSection } from './sections/losses';
import { moveSection } from './sections/move';
import { regionsSection } from './sections/regions';
import { type Reviewed, reviewBody } from './sections/review';
import type { Section } from './sections/section';
import { topologySection } from './sections/topology';
import { style } from './style';

export interface Report {
  readonly regionsFile: string;
  readonly now: Date;
  readonly facts: Facts;
  /** The version that the step starts from. */
  readonly before?: {
    readonly label: string;
    readonly facts: Facts;
    readonly changes: readonly ValueChange[];
  };
  readonly review?: Reviewed | undefined;
}

export function reportPage(report: Report, draw: Draw): string {
  const { facts, regionsFile, now, before, review } = report;
  const { hostname } = facts.move;
  const sections = [
    regionsSection,
    topologySection(draw),
    lossesSection,
    costsSection,
    moveSection,
    availabilitySection,
    alertsSection,
  ];
  const whole: readonly (readonly [id: string, title: string, lead: string, body: Html])[] = [
    ...(before
      ? [
          [
            'changes',
            'What changes',
            `In ${regionsFile}, from ${before.label}.`,
            one(changesBody(before.changes)),
          ] as const,
        ]
      : []),
    ...sections.map((section) => [section.id, section.title, section.lead, bodyOf(section, report)] as const),
    [
      'review',
      'The last review',
      'Hazards in the plans of a rollout. docs/review.md explains them.',
      one(reviewBody(review)),
    ],
  ];
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${hostname}: report</title>
<style>${trusted(style)}</style>
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header>
<h1>${hostname}</h1>
<p>${summaryText(facts)}${before && `, beside ${before.label}`}. Made from <code>${regionsFile}</code> on ${time(now)}.</p>
</header>
<nav aria-label="Sections"><ul>${whole.map(([id, title]) => html`<li><a href="#${id}">${title}</a></li>`)}</ul></nav>
<main id="content" tabindex="-1">
${pair(report, (shown) => keyFigures(shown))}
${whole.map(
  ([id, title, lead, body]) => html`<section aria-labelledby="${id}">
<h2 id="${id}">${title}</h2>
<p class="lead">${lead}</p>
${body}
</section>
`,
)}</main>
<footer><p>This page was made without asking Azure. The figures come from <code>npm run drill</code>, <code>npm run check</code> and <code>npm run dns</code>. The page contains all of them as JSON, in the element <code>#data</code>.</p></footer>
<script type="application/json" id="data">${json({ ...report, now: now.toISOString() })}</script>
</body>
</html>
`.html;
}

const bodyOf = ({ body }: Section, report: Report): Html => pair(report, (facts, id) => body({ facts, id }));

/** A part that belongs to no version. */
const one = (body: Html): Html => html`<div class="version">${body}</div>`;

/** Before and after, side by side if there is room. */
function pair({ facts, before }: Report, body: (facts: Facts, id: string) => Html): Html {
  if (!before) return one(body(facts, 'now'));
  return html`<div class="pair"><div class="version"><p class="when">Before</p>
${body(before.facts, 'before')}</div>
<div class="version"><p class="when">After</p>
${body(facts, 'now')}</div></div>`;
}
