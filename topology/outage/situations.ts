/** What may have happened, by what tells, and what to do then. */
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
    controlRegion(topology),
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
};

const frontDoor = (topology: Topology, run: OutageCommands): Situation => ({
  title: 'Front Door itself',
  tells: nameIsHere(topology)
    ? '`outside-only`, `public-name`, or `requests` falls; Service Health names Azure Front Door; no region is unhealthy'
    : 'every `door-` alert at once; Service Health names Azure Front Door; no region is unhealthy',
  lines: [
    'How to tell: past Front Door the app answers 403, which means that it lives and lets only Front Door in.',
    sh(run.direct),
    'Change nothing there: a change takes up to 45 minutes, the next one waits for it, and in October 2025 all were refused for days. What was configured serves on, if anything does.',
    ...toLegacy(topology, run),
  ],
});

/** The way back to the legacy app, as far as the move of the name has come. */
function toLegacy({ dns, api }: Topology, run: OutageCommands): readonly string[] {
  if (dns.phase === 'prepare') return ['Clients still use the legacy app: for them there is nothing to do.'];
  if (dns.phase === 'complete') {
    return [
      'Nothing is built for this; [what is left](adr/0022-no-standing-way-round-front-door.md) takes preparation.',
    ];
  }
  const after =
    'Then write `phase: prepare` into `regions.yaml`, or the next deployment of `dns-migration` leads clients to Front Door again.';
  return run.legacy
    ? [
        'The legacy app still stands. This gives it the name back, within a minute; it takes the right to change the zone (*DNS Zone Contributor*):',
        sh(run.legacy),
        after,
      ]
    : [
        `The legacy app still stands. Give it the name back at the registrar: \`${api.hostname}\` CNAME \`${dns.legacy.hostname}\`, TTL 5 m. ${after}`,
      ];
}

/** Needs nothing of the control region but Azure Resource Manager, for the names of workspaces. */
export function controlRegion(topology: Topology): Situation {
  const all = livingRegions(topology).map((region) => commandsOf(topology, region));
  return {
    title: `The control region, ${topology.controlRegion}`,
    tells: `no alerts arrive, and the portal shows nothing of ${topology.controlRegion}`,
    lines: [
      'All traffic goes on. No plan, no deploy, and perhaps no alerts: look yourself, every few minutes. An app that answers 403 lives.',
      sh(
        ...all.map(({ direct }) => direct),
        all[0]?.queries,
        ...all.map(({ healthOfRegion }) => healthOfRegion),
      ),
    ],
  };
}
