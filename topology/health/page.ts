/** The tables of docs/monitoring.md. */
import { alertPrice } from '../costs/alert-price';
import { currency, pricedOn } from '../costs/prices';
import { type DeployedStack, logCoverage, notSent } from '../logs/coverage';
import { livingRegions, type Topology } from '../topology';
import { signalNames } from './names';
import { PLACES } from './outside';
import { globalRules, stampRules } from './rules';
import { pages, type Signal, type Watch } from './signal';
import { signals } from './signals';
import { targets } from './targets';

const BEGIN = '<!-- written by npm run signals -->';
const END = '<!-- end of what is written -->';

/** The page with its tables up to date; the rest is written by hand. */
export function monitoringPage(text: string, example: Topology, stacks: readonly DeployedStack[]): string {
  const [before, , after] = text.split(new RegExp(`${BEGIN}\n|${END}`));
  if (before === undefined || after === undefined) throw new Error(`docs/monitoring.md: has no ${BEGIN}`);
  return `${before}${BEGIN}\n${tables(example, stacks)}${END}${after}`;
}

const tables = (example: Topology, stacks: readonly DeployedStack[]): string =>
  [
    '## What pages',
    '',
    ...pageRows(),
    '',
    '## Signals',
    '',
    ...signalRows(),
    '',
    priceText(example),
    '',
    '## Where logs go',
    '',
    ...logRows(example, stacks),
    '',
  ].join('\n');

const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const pageRows = (): readonly string[] => [
  row('page', 'signals'),
  row('---', '---'),
  ...pages.map((page) => {
    const names = signalNames.filter((name) => signals[name].tells === page);
    return row(page, names.map((name) => `\`${name}\``).join(', '));
  }),
];

const signalRows = (): readonly string[] => [
  row(
    'signal',
    'of',
    'what is wrong when it fires',
    'degraded',
    'unhealthy',
    'unit',
    'sends',
    'watched by',
    'health model',
  ),
  row(...Array<string>(9).fill('---')),
  ...signalNames.map((name) => {
    const signal = signals[name];
    const { component, place, wrong, bounds, worse, unit, tells, watch, reading } = signal;
    const bound = (value: number | undefined) =>
      value === undefined ? '' : `${worse === 'above' ? '≥' : '<'} ${value}`;
    return row(
      `\`${name}\``,
      place === 'region' ? `${component}, each region` : component,
      wrong,
      bound(bounds.degraded),
      bound(bounds.unhealthy),
      `${unit}${sourceOf(signal)}`,
      sends(tells),
      watch ? watchText(watch) : '',
      reading ? `${reading.workspace} workspace` : '',
    );
  }),
];

const logRows = (example: Topology, stacks: readonly DeployedStack[]): readonly string[] => [
  row('logs of', 'go to', 'in', 'days', 'survive the loss of'),
  row(...Array<string>(5).fill('---')),
  ...logCoverage(example, stacks).map(({ of, workspace, location, days, lostWith }) =>
    row(
      of,
      `\`${workspace}\``,
      location,
      String(days),
      lostWith.length === 0 ? 'every region that serves' : `its stamp, but not of ${lostWith.join(', ')}`,
    ),
  ),
  ...notSent(stacks).map(({ of, why }) => row(of, 'nowhere', '', '', why)),
];

const sends = (tells: Signal['tells']): string => {
  if (tells === 'nobody') return 'nothing';
  return tells === 'mail' ? 'mail' : '**page**';
};

const sourceOf = ({ source }: Signal): string =>
  source.startsWith('https:') ? ` ([source](${source}))` : '';

function watchText(watch: Watch): string {
  switch (watch.by) {
    case 'activity':
      return `activity log: ${watch.category} ${watch.status}`;
    case 'outside':
      return `tests from ${PLACES.length} places, ${often(watch)}`;
    case 'log':
      return `query of ${watch.workspace === 'each' ? 'each' : `the ${watch.workspace}`} workspace, ${often(watch)}`;
    case 'metric':
      return `[\`${watch.metric}\`](${targets[watch.target].source}), ${watch.learned ? 'learned bounds, ' : ''}${often(watch)}`;
  }
}

const often = ({ frequency, window }: { readonly frequency: string; readonly window: string }): string =>
  `over ${duration(window)}, every ${duration(frequency)}`;
const duration = (iso: string): string => iso.replace(/^PT?/, '').toLowerCase();

function priceText(topology: Topology): string {
  const regions = livingRegions(topology);
  const rules = [...globalRules(topology), ...regions.flatMap((region) => stampRules(topology, region))];
  return `With ${regions.length} regions these make ${rules.length} rules, which cost ${alertPrice(topology, rules)?.toFixed(2) ?? '?'} ${currency} a month (prices of ${pricedOn}; [costs.md](costs.md)).`;
}
