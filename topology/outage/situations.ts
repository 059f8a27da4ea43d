/** What may have happened, how to recognize it, and what to do. */
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
        'Clients with a token can go on until it expires. **Do not restart, scale or deploy anything**: running instances hold tokens for Cosmos DB, new ones would get none. `az` works only if you are still signed in; the portal may not open.',
      ],
    },
    {
      title: 'DNS',
      tells: `\`${topology.api.hostname}\` does not resolve, or resolves to something else; the door answers`,
      lines: [
        'Check the delegation, the zone and the name against what the move expects:',
        sh(run.resolve, run.delegation, run.zone, run.dns),
        'Fix a wrong delegation at the registrar; fix a wrong record in the portal, then in `regions.yaml`.',
      ],
    },
    controlRegion(topology),
    {
      title: "The state's region",
      tells: 'Terraform cannot read or lock its state; everything else works',
      lines: [
        "Nothing that serves requests needs it. Use `az`, as above. If it lasts for hours: [the state's account](#the-states-account-is-away-for-long).",
      ],
    },
    {
      title: 'A bad deployment',
      tells: 'it began with a deploy, and Azure reports nothing',
      lines: [
        'If one region has it, stop its app, as in 2. If several have it, roll back as [rollback.md](rollback.md) says. What runs where:',
        sh(run.images),
      ],
    },
  ];
};

const frontDoor = (topology: Topology, run: OutageCommands): Situation => ({
  title: 'Front Door itself',
  tells: nameIsHere(topology)
    ? '`outside-only`, `public-name`, or `requests` falls; Service Health names Azure Front Door; no region is unhealthy'
    : 'every `door-` alert at once; Service Health names Azure Front Door; no region is unhealthy',
  lines: [
    'To check, call the app without Front Door: 403 means that it runs and lets only Front Door in.',
    sh(run.direct),
    'Change nothing in Front Door: a change takes up to 45 minutes, the next one waits for it, and in October 2025 all changes were refused for days. The current configuration goes on serving, if anything does.',
    ...toLegacy(topology, run),
  ],
});

/** The way back to the legacy app, which depends on the phase of the move. */
function toLegacy({ dns, api }: Topology, run: OutageCommands): readonly string[] {
  if (dns.phase === 'prepare') return ['Clients still use the legacy app: you need do nothing for them.'];
  if (dns.phase === 'complete') {
    return [
      'There is no standby for this; [what remains](adr/0022-no-standing-way-round-front-door.md) takes preparation.',
    ];
  }
  const after =
    'Then write `phase: prepare` into `regions.yaml`, or the next deployment of `dns-migration` sends clients to Front Door again.';
  return run.legacy
    ? [
        'The legacy app still stands. This gives it the name back within a minute. You need the right to change the zone (*DNS Zone Contributor*):',
        sh(run.legacy),
        after,
      ]
    : [
        `The legacy app still stands. Give it the name back at the registrar: \`${api.hostname}\` CNAME \`${dns.legacy.hostname}\`, TTL 5 m. ${after}`,
      ];
}

/** Its commands need nothing of the control region but Azure Resource Manager, for the names of workspaces. */
export function controlRegion(topology: Topology): Situation {
  const all = livingRegions(topology).map((region) => commandsOf(topology, region));
  return {
    title: `The control region, ${topology.controlRegion}`,
    tells: `no alerts arrive, and the portal shows nothing of ${topology.controlRegion}`,
    lines: [
      'All traffic goes on. You cannot plan or deploy, and alerts may not arrive: look yourself every few minutes. An app that answers 403 is running.',
      sh(
        ...all.map(({ direct }) => direct),
        all[0]?.queries,
        ...all.map(({ healthOfRegion }) => healthOfRegion),
      ),
    ],
  };
}
