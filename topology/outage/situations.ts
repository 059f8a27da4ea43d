/** What may have happened, how you recognize it, and what to do. */
import { nameIsHere } from '../health/outside';
import { livingRegions, type Region, type Topology } from '../topology';
import { commandsOf, type OutageCommands } from './commands';
import { regionSituations } from './region-situations';
import { type Situation, sh } from './situation';

export const situations = (topology: Topology, region: Region): readonly Situation[] => {
  const run = commandsOf(topology, region);
  return [
    ...regionSituations(topology, region, run),
    frontDoor(topology, run),
    {
      title: 'Entra',
      tells: 'clients get no tokens, or 401; Service Health names Microsoft Entra ID',
      lines: [
        'Clients that have a token can use it until it expires. **Restart, scale and deploy nothing**: running instances hold tokens for Cosmos DB, but new ones would get none. `az` works only while you are still signed in; the portal may not open.',
      ],
    },
    {
      title: 'DNS',
      tells: `\`${topology.api.hostname}\` does not resolve, or resolves to something else; the door answers`,
      lines: [
        'Check the name, its delegation, the zone, and what the move expects of them:',
        sh(run.resolve, run.delegation, run.zone, run.dns),
        'Fix a wrong delegation at the registrar. Fix a wrong record in the portal, then in `regions.yaml`.',
      ],
    },
    controlRegion(topology),
    {
      title: "The state's region",
      tells: 'Terraform cannot read or lock its state; everything else works',
      lines: [
        "Nothing that serves clients needs it. Use `az`, as above. If it lasts for hours, see [the state's account](#the-states-account-is-away-for-long).",
      ],
    },
    {
      title: 'A bad deployment',
      tells: 'it began with a deployment, and Azure reports nothing',
      lines: [
        'If only one region is affected, stop its app, as in 2. If several are, go back, as [rollback.md](rollback.md) says. To see what runs where:',
        sh(run.images),
      ],
    },
  ];
};

const frontDoor = (topology: Topology, run: OutageCommands): Situation => ({
  title: 'Front Door itself',
  tells: nameIsHere(topology)
    ? '`outside-only`, `public-name` or `requests` fires; Service Health names Azure Front Door; no region is unhealthy'
    : 'every `door-` alert fires at once; Service Health names Azure Front Door; no region is unhealthy',
  lines: [
    'To confirm, call the app directly. A 403 means that it runs, and lets in only Front Door.',
    sh(run.direct),
    'Change nothing in Front Door: a change takes up to 45 minutes, the next one waits for it, and in October 2025 all changes were refused for days. If Front Door serves at all, it serves what was already configured.',
    ...toLegacy(topology, run),
  ],
});

/** The way back to the legacy app, by the phase of the move. */
function toLegacy({ dns, api }: Topology, run: OutageCommands): readonly string[] {
  if (dns.phase === 'prepare') return ['Clients still use the legacy app, so they notice nothing.'];
  if (dns.phase === 'complete') {
    return [
      'Nothing is built for this, and [what is left](adr/0022-no-standing-way-round-front-door.md) takes preparation.',
    ];
  }
  const after =
    'Then set `phase: prepare` in `regions.yaml`. Otherwise the next deployment of `dns-migration` leads clients to Front Door again.';
  return run.legacy
    ? [
        'The legacy app still runs. This command points the name at it again, within a minute. You need the right to change the zone (*DNS Zone Contributor*):',
        sh(run.legacy),
        after,
      ]
    : [
        `The legacy app still runs. Point the name at it again at the registrar: \`${api.hostname}\` CNAME \`${dns.legacy.hostname}\`, TTL 5 m. ${after}`,
      ];
}

/** Needs only Azure Resource Manager, for the names of workspaces. */
export function controlRegion(topology: Topology): Situation {
  const all = livingRegions(topology).map((region) => commandsOf(topology, region));
  return {
    title: `The control region, ${topology.controlRegion}`,
    tells: `no alerts arrive, and the portal shows nothing in ${topology.controlRegion}`,
    lines: [
      'All traffic continues. You cannot plan or deploy, and alerts may not arrive: check every region yourself, every few minutes. An app that answers 403 is running.',
      sh(
        ...all.map(({ direct }) => direct),
        all[0]?.queries,
        ...all.map(({ healthOfRegion }) => healthOfRegion),
      ),
    ],
  };
}
