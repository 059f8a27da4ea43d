/** docs/outage.md, its first fifteen minutes: with the names of one system and one region, and no placeholder. */
import { nameIsHere } from '../health/outside';
import type { Region, Topology } from '../topology';
import { commandsOf, type OutageCommands } from './commands';

/** What tells, what it is, and what to do: a heading, and its lines. */
interface Situation {
  readonly title: string;
  readonly tells: string;
  readonly lines: readonly string[];
}

const sh = (...commands: readonly (string | undefined)[]): string =>
  ['```sh', ...commands.flatMap((command) => command ?? []), '```'].join('\n');

export function firstMinutes(topology: Topology, region: Region): string {
  const run = commandsOf(topology, region);
  const all = situations(topology, region, run);
  const rows = all.map(({ title, tells }, i) => `| ${tells} | ${i + 1}. ${title} |`);
  return [
    `**Do not deploy.** Nothing fails over by hand: every region writes. Names are those of ${topology.workload}, ${topology.environment}, and of ${region.name}.`,
    sh(run.serviceHealth, run.fired, run.publicName, run.door, run.origins),
    ['| what tells | what it is |', '|---|---|', ...rows].join('\n'),
    ...all.flatMap(({ title, lines }, i) => [`### ${i + 1}. ${title}`, ...lines]),
  ].join('\n\n');
}

function situations(topology: Topology, region: Region, run: OutageCommands): readonly Situation[] {
  const { name } = region;
  const hub = name === topology.homeRegion;
  return [
    {
      title: `${name} is unhealthy`,
      tells: `\`origin-health-${name}\`; its door does not answer either`,
      lines: [
        'Nothing to do: Front Door sends its clients elsewhere. See that the others carry it, and how all of them are:',
        sh(run.drill, run.queries, run.health, run.healthOfRegion),
        ...(hub ? [HUB] : []),
      ],
    },
    {
      title: `${name} is half unhealthy`,
      tells: `\`door-${name}\`, \`errors\`, \`latency\` or a metric of the stamp, and \`origin-health-${name}\` is silent`,
      lines: [
        'It answers probes, and clients suffer. **Stop its app**: that needs App Service there and nothing else, and works within a minute. Switching its origin off takes Front Door up to 45 minutes, and may be refused. First see that the others can carry it (exit code 0):',
        sh(run.drill, run.stop),
        'If it will last, switch the origin off as well, so that a restart does not bring it back:',
        sh(run.disable),
        'Back, the first only if the origin was switched off:',
        sh(run.enable, run.start, run.verify),
      ],
    },
    {
      title: 'Front Door itself',
      tells: nameIsHere(topology)
        ? '`outside-only`, `public-name`, or `requests` falls; Service Health names Azure Front Door; no region is unhealthy'
        : 'every `door-` alert at once; Service Health names Azure Front Door; no region is unhealthy',
      lines: [
        'How to tell: past Front Door the app answers 403, which means that it lives and lets only Front Door in.',
        sh(run.direct),
        'Change nothing there: a change takes up to 45 minutes, the next one waits for it, and in October 2025 all were refused for days. What was configured serves on, if anything does.',
        topology.dns.phase === 'complete'
          ? 'Nothing is built for this; [what is left](adr/0022-no-standing-way-round-front-door.md) takes preparation.'
          : 'The legacy app still stands: `phase: prepare` brings the name back to it.',
      ],
    },
    {
      title: 'Entra',
      tells: 'clients get no tokens, or 401; Service Health names Microsoft Entra ID',
      lines: [
        'Who has a token goes on until it expires. **Restart, scale and deploy nothing**: running instances hold tokens for Cosmos DB, new ones would get none. `az` needs a login that you still have; the portal may not open.',
      ],
    },
    {
      title: 'DNS',
      tells: `\`${topology.api.hostname}\` does not resolve, or to something else; the door answers`,
      lines: [
        'Ask the delegation, the zone and the name, and what the move expects of them:',
        sh(run.resolve, run.delegation, run.zone, run.dns),
        'A wrong delegation is put right at the registrar; a record in the portal, and in `regions.yaml` afterwards.',
      ],
    },
    {
      title: `The control region, ${topology.controlRegion}`,
      tells: `no alerts arrive, and the portal shows nothing of ${topology.controlRegion}`,
      lines: [
        'All traffic goes on. No plan, no deploy, and perhaps no alerts: look yourself, every few minutes.',
        sh(run.door, run.queries, run.healthOfRegion),
      ],
    },
    {
      title: "The state's region",
      tells: 'Terraform cannot read or lock its state; all else works',
      lines: [
        "Nothing that serves needs it. Act with `az`, as above. If it lasts for hours: [the state's account](#the-states-account-is-away-for-long).",
      ],
    },
    {
      title: 'A bad deployment',
      tells: 'it began with a deploy, and Azure tells of nothing',
      lines: [
        'One region has it: stop its app, as in 2. More: go back, as [rollback.md](rollback.md) says. What runs where:',
        sh(run.images),
      ],
    },
  ];
}

const HUB = [
  '**It is the hub of Cosmos DB.** The others write on. Meanwhile:',
  '',
  '- Change nothing of the account: no new region, no new stamp.',
  '- What is written now has no point-in-time restore until the hub has confirmed it. Restore nothing to a time of the outage.',
  '- What it had taken and not passed on comes back with it. Of two versions of a document the higher `_ts` wins, or what',
  '  `conflictResolution` says; what no procedure could merge waits in the [conflict feed](https://learn.microsoft.com/azure/cosmos-db/how-to-manage-conflicts#read-from-conflict-feed): read it afterwards.',
].join('\n');

const BEGIN = '<!-- the first fifteen minutes: written by npm run signals -->';
const END = '<!-- end of the first fifteen minutes -->';

/** The page with its first part as it is now; what follows is written by hand. */
export function outagePage(text: string, example: Topology): string {
  const [before, , after] = text.split(new RegExp(`${BEGIN}\n|${END}`));
  if (before === undefined || after === undefined) throw new Error(`docs/outage.md: has no ${BEGIN}`);
  return `${before}${BEGIN}\n${firstMinutes(example, example.home)}\n${END}${after}`;
}
