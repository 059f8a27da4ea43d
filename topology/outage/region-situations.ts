/** What may be wrong with one region: it is away or, which is worse, degraded. */
import type { Region, Topology } from '../topology';
import { commandsOf, type OutageCommands } from './commands';
import { type Situation, sh } from './situation';

export const regionSituations = (
  topology: Topology,
  region: Region,
  run: OutageCommands,
): readonly Situation[] =>
  region.state === 'active' ? serving(topology, region, run) : waiting(region, run);

/** Front Door neither sends it requests nor probes it: only its door shows how it is. */
const waiting = ({ name, state }: Region, run: OutageCommands): readonly Situation[] => [
  {
    title: `${name} is unhealthy`,
    tells: `\`door-${name}\` fires; \`origin-health-${name}\` is off, because the region is ${state}`,
    lines: [
      'Do nothing, and leave its origin disabled: Front Door sends no clients there. To see how the region is:',
      sh(run.queries, run.healthOfRegion),
      'Do not make it active until this command finds nothing wrong:',
      sh(run.verify),
    ],
  },
  {
    title: `${name} is degraded`,
    tells: `an alert on a metric of the stamp fires, but \`door-${name}\` does not`,
    lines: ['Do as in 1: no clients use it.'],
  },
];

function serving(topology: Topology, region: Region, run: OutageCommands): readonly Situation[] {
  const { name } = region;
  return [
    {
      title: `${name} is unhealthy`,
      tells: `\`origin-health-${name}\` fires, and the door of the region does not answer`,
      lines: [
        'Do nothing: Front Door already sends its clients to other regions. Check that those can carry the load, and how healthy every region is:',
        sh(run.drill, run.queries, run.health, run.healthOfRegion),
        ...notCarried(topology, 'requests wait and fail until the region is back or the load falls'),
        ...(name === topology.homeRegion ? [HUB] : []),
      ],
    },
    {
      title: `${name} is degraded`,
      tells: `\`door-${name}\`, \`errors\`, \`latency\` or an alert on a metric of the stamp fires, but \`origin-health-${name}\` does not`,
      lines: [
        'It answers probes, but clients get errors or wait. **Stop its app**: that needs only App Service in the region, and works within a minute. Disabling its origin takes Front Door up to 45 minutes, and may be refused. First check that the other regions can carry the load:',
        sh(run.drill),
        ...notCarried(topology, 'do not stop it, because a degraded region is better than none'),
        'If they can (exit code 0):',
        sh(run.stop),
        'If it may take long, also disable the origin, so that a restart of the app does not bring the region back:',
        sh(run.disable),
        'To bring the region back (the first command only if you disabled the origin):',
        sh(run.enable, run.start, run.verify),
      ],
    },
  ];
}

/** The drill calculates from the file, as if all other active regions were healthy. */
function notCarried(topology: Topology, then: string): readonly string[] {
  const standby = topology.regions.find(({ state }) => state === 'standby');
  const cannot = '**If they cannot (exit code 1), or no other region is healthy:**';
  if (!standby) return [`${cannot} ${then}. There is no standby region to bring in.`];
  return [
    `${cannot} ${then}. Bring in ${standby.name}: run the second command once the first finds nothing wrong. Front Door takes up to 45 minutes. Set the region to \`active\` in \`regions.yaml\` before the next deployment, which would otherwise disable it again.`,
    sh(commandsOf(topology, standby).verify, commandsOf(topology, standby).enable),
  ];
}

const HUB = [
  '**It is the hub of Cosmos DB.** The other regions still accept writes. Until it is back:',
  '',
  '- Change nothing in the Cosmos DB account: add no region and no stamp.',
  '- Writes made now have no point-in-time restore until the hub has confirmed them. Restore nothing to a time during the outage.',
  '- Writes that it accepted but did not replicate come back with it. Of two versions of a document the one with the higher',
  '  `_ts` wins, unless `conflictResolution` says otherwise. What no procedure could merge waits in the [conflict feed](https://learn.microsoft.com/azure/cosmos-db/how-to-manage-conflicts#read-from-conflict-feed): read it afterwards.',
].join('\n');
