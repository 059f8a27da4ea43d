/** What may be wrong with one region: it is down, or worse, partly down. */
import type { Region, Topology } from '../topology';
import { commandsOf, type OutageCommands } from './commands';
import { type Situation, sh } from './situation';

export const regionSituations = (
  topology: Topology,
  region: Region,
  run: OutageCommands,
): readonly Situation[] =>
  region.state === 'active' ? serving(topology, region, run) : waiting(region, run);

/** Front Door neither sends it clients nor probes it: only its own door shows its health. */
const waiting = ({ name, state }: Region, run: OutageCommands): readonly Situation[] => [
  {
    title: `${name} is unhealthy`,
    tells: `\`door-${name}\`; \`origin-health-${name}\` is off, as its state is ${state}`,
    lines: [
      'Front Door sends no client there, so there is nothing to do. Leave its origin as it is. To see its health:',
      sh(run.queries, run.healthOfRegion),
      'Do not make it active until this finds nothing wrong:',
      sh(run.verify),
    ],
  },
  {
    title: `${name} is half unhealthy`,
    tells: `a metric of the stamp, and \`door-${name}\` is silent`,
    lines: ['As in 1: it has no clients.'],
  },
];

function serving(topology: Topology, region: Region, run: OutageCommands): readonly Situation[] {
  const { name } = region;
  return [
    {
      title: `${name} is unhealthy`,
      tells: `\`origin-health-${name}\`; its door does not answer either`,
      lines: [
        'Nothing to do: Front Door sends its clients elsewhere. Check that the other regions can carry the load, and the health of all:',
        sh(run.drill, run.queries, run.health, run.healthOfRegion),
        ...notCarried(topology, 'Requests wait and fail until it is back or the load falls'),
        ...(name === topology.homeRegion ? [HUB] : []),
      ],
    },
    {
      title: `${name} is half unhealthy`,
      tells: `\`door-${name}\`, \`errors\`, \`latency\` or a metric of the stamp, and \`origin-health-${name}\` is silent`,
      lines: [
        'It answers probes, but its clients get errors or wait. **Stop its app**: that needs only App Service in the region, and works within a minute. Switching its origin off takes Front Door up to 45 minutes, and may be refused. First check that the other regions can carry the load:',
        sh(run.drill),
        ...notCarried(topology, 'Do not stop it: half a region is better than none'),
        'If they can (exit code 0):',
        sh(run.stop),
        'If it will last, switch the origin off as well, so that a restart does not bring it back:',
        sh(run.disable),
        'To bring it back (the first command only if you switched the origin off):',
        sh(run.enable, run.start, run.verify),
      ],
    },
  ];
}

/** A drill assumes that all other active regions are healthy. */
function notCarried(topology: Topology, then: string): readonly string[] {
  const standby = topology.regions.find(({ state }) => state === 'standby');
  const cannot = '**If they cannot (exit code 1), or no other region is healthy:**';
  if (!standby) return [`${cannot} ${then}. There is no region on standby to bring in.`];
  return [
    `${cannot} ${then}. Bring in ${standby.name} once verify finds nothing wrong; Front Door takes up to 45 minutes. Make it \`active\` in \`regions.yaml\` before the next deployment, or that switches it off again.`,
    sh(commandsOf(topology, standby).verify, commandsOf(topology, standby).enable),
  ];
}

const HUB = [
  '**It is the hub region of Cosmos DB.** The others go on writing. Meanwhile:',
  '',
  '- Change nothing in the account: no new region, no new stamp.',
  '- What is written now cannot be restored to a point in time until the hub has confirmed it. Restore nothing to a time during the outage.',
  '- Writes that it had accepted but not replicated come back with it. Of two versions of a document the higher `_ts` wins,',
  '  or what `conflictResolution` says; what no procedure could merge waits in the [conflict feed](https://learn.microsoft.com/azure/cosmos-db/how-to-manage-conflicts#read-from-conflict-feed): read it afterwards.',
].join('\n');
