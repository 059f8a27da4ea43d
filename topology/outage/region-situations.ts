/** What may be wrong with one region: it is away, or worse, half away. */
import type { Region, Topology } from '../topology';
import { commandsOf, type OutageCommands } from './commands';
import { type Situation, sh } from './situation';

export const regionSituations = (
  topology: Topology,
  region: Region,
  run: OutageCommands,
): readonly Situation[] =>
  region.state === 'active' ? serving(topology, region, run) : waiting(region, run);

/** Front Door sends it nobody, and does not probe it: its own door is all that tells. */
const waiting = ({ name, state }: Region, run: OutageCommands): readonly Situation[] => [
  {
    title: `${name} is unhealthy`,
    tells: `\`door-${name}\`; \`origin-health-${name}\` is off, as its state is ${state}`,
    lines: [
      'No client is sent there: nothing to do. Leave its origin as it is. How it is:',
      sh(run.queries, run.healthOfRegion),
      'Do not make it active before this finds nothing wrong:',
      sh(run.verify),
    ],
  },
  {
    title: `${name} is half unhealthy`,
    tells: `a metric of the stamp, and \`door-${name}\` is silent`,
    lines: ['As 1: it has no clients that could suffer.'],
  },
];

function serving(topology: Topology, region: Region, run: OutageCommands): readonly Situation[] {
  const { name } = region;
  return [
    {
      title: `${name} is unhealthy`,
      tells: `\`origin-health-${name}\`; its door does not answer either`,
      lines: [
        'Nothing to do: Front Door sends its clients elsewhere. See that the others carry it, and how all of them are:',
        sh(run.drill, run.queries, run.health, run.healthOfRegion),
        ...notCarried(topology, 'Requests wait and fail until it is back or less is asked'),
        ...(name === topology.homeRegion ? [HUB] : []),
      ],
    },
    {
      title: `${name} is half unhealthy`,
      tells: `\`door-${name}\`, \`errors\`, \`latency\` or a metric of the stamp, and \`origin-health-${name}\` is silent`,
      lines: [
        'It answers probes, and clients suffer. **Stop its app**: that needs App Service there and nothing else, and works within a minute. Switching its origin off takes Front Door up to 45 minutes, and may be refused. First see that the others can carry it:',
        sh(run.drill),
        ...notCarried(topology, 'Do not stop it: half a region is better than none'),
        'Carried (exit code 0):',
        sh(run.stop),
        'If it will last, switch the origin off as well, so that a restart does not bring it back:',
        sh(run.disable),
        'Back, the first only if the origin was switched off:',
        sh(run.enable, run.start, run.verify),
      ],
    },
  ];
}

/** A drill by the file takes all other active regions to be well. */
function notCarried(topology: Topology, then: string): readonly string[] {
  const standby = topology.regions.find(({ state }) => state === 'standby');
  const cannot = '**Not carried (exit code 1), or no other region is well?**';
  if (!standby) return [`${cannot} ${then}. There is no region on standby to bring in.`];
  return [
    `${cannot} ${then}. Bring in ${standby.name}, once it is found well: Front Door takes up to 45 minutes. Make it \`active\` in \`regions.yaml\` before the next deployment, or that switches it off again.`,
    sh(commandsOf(topology, standby).verify, commandsOf(topology, standby).enable),
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
