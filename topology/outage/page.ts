/** docs/outage.md, its first fifteen minutes: with the names of one system and one region, and nothing left to fill in. */
import type { Region, Topology } from '../topology';
import { commandsOf } from './commands';
import { type Situation, sh } from './situation';
import { controlRegion, situations } from './situations';

const DO_NOT = '**Do not deploy.** You need not fail anything over: every region accepts writes.';

export function firstMinutes(topology: Topology, region: Region): string {
  const run = commandsOf(topology, region);
  const all = situations(topology, region);
  const rows = all.map(({ title, tells }, i) => `| ${tells} | ${i + 1}. ${title} |`);
  return [
    `${DO_NOT} The commands name the resources of ${topology.workload}, ${topology.environment}, and of ${region.name}.`,
    sh(...run.serviceHealth, ...run.fired, run.publicName, run.door, run.origins),
    ['| what you see | what it is |', '|---|---|', ...rows].join('\n'),
    ...all.flatMap((situation, i) => written(situation, `${i + 1}. `)),
  ].join('\n\n');
}

/** The control region has no stamp, so only one of the situations applies. */
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

/** The page with its first part up to date; the rest is written by hand. */
export function outagePage(text: string, example: Topology): string {
  const [before, , after] = text.split(new RegExp(`${BEGIN}\n|${END}`));
  if (before === undefined || after === undefined) throw new Error(`docs/outage.md: has no ${BEGIN}`);
  return `${before}${BEGIN}\n${firstMinutes(example, example.home)}\n${END}${after}`;
}
