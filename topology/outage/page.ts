/** The first fifteen minutes of docs/outage.md, with the names of one system and one region filled in. */
import type { Region, Topology } from '../topology';
import { commandsOf } from './commands';
import { type Situation, sh } from './situation';
import { controlRegion, situations } from './situations';

const DO_NOT = '**Do not deploy.** Nothing fails over by hand: every region writes.';

export function firstMinutes(topology: Topology, region: Region): string {
  const run = commandsOf(topology, region);
  const all = situations(topology, region);
  const rows = all.map(({ title, tells }, i) => `| ${tells} | ${i + 1}. ${title} |`);
  return [
    `${DO_NOT} Names are those of ${topology.workload}, ${topology.environment}, and of ${region.name}.`,
    sh(...run.serviceHealth, ...run.fired, run.publicName, run.door, run.origins),
    ['| what tells | what it is |', '|---|---|', ...rows].join('\n'),
    ...all.flatMap((situation, i) => written(situation, `${i + 1}. `)),
  ].join('\n\n');
}

/** The control region has no stamp, so there is only one situation. */
export const controlRegionMinutes = (topology: Topology): string =>
  [DO_NOT, ...written(controlRegion(topology))].join('\n\n');

const written = ({ title, lines }: Situation, number = ''): readonly string[] => [
  `### ${number}${title}`,
  ...lines,
];

/** Links of the page, in a terminal: from the project's folder. */
export const fromProject = (text: string): string =>
  text.replace(/\]\((?!https:)(#?)/g, (_, here: string) => (here ? '](docs/outage.md#' : '](docs/'));

const BEGIN = '<!-- the first fifteen minutes: written by npm run signals -->';
const END = '<!-- end of the first fifteen minutes -->';

/** The page with its generated first part renewed; the rest is written by hand. */
export function outagePage(text: string, example: Topology): string {
  const [before, , after] = text.split(new RegExp(`${BEGIN}\n|${END}`));
  if (before === undefined || after === undefined) throw new Error(`docs/outage.md: has no ${BEGIN}`);
  return `${before}${BEGIN}\n${firstMinutes(example, example.home)}\n${END}${after}`;
}
