import { changes } from '../../../topology/changes';
import { loadTopology } from '../../../topology/load';
import type { Topology } from '../../../topology/topology';
import { argumentsOf } from '../../cli/arguments';
import { exitCodes } from '../../cli/exit';
import { requireWritable, writeText } from '../../cli/files';
import type { Command } from '../../cli/surroundings';
import { diagramDrawer } from '../../report/diagram/svg';
import { factsOf } from '../../report/facts';
import { type Report, reportPage } from '../../report/page';
import { stacksOf } from '../../terraform/synthesize';
import { baseVersion } from '../../terraform/versions';
import { known } from '../name/dns/outputs';
import { readReview } from './read-review';

interface Options {
  readonly base: string;
  readonly review?: string;
  readonly out: string;
}

export const report: Command = async (args, around) => {
  const { base, review, out } = argumentsOf('report', around)
    .description('Writes one HTML page: map, topology, losses, costs, the move of the name, alerts. Offline.')
    .option(
      '--base <revision, file or none>',
      'show the step from this version, before and after side by side',
      'none',
    )
    .option('--review <file>', 'show the hazards in this file, written by npm run review -- --json')
    .option('--out <file>', 'file to write', 'report.html')
    .addHelpText('after', '\nExit code: 0 written; 1 regions.yaml is refused; 2 could not be made.')
    .parse(args, { from: 'user' })
    .opts<Options>();
  const { folder, regionsFile, now, print } = around;
  requireWritable(folder, out);
  const reviewed = review === undefined ? undefined : readReview(folder, review);
  const topology = loadTopology(regionsFile);
  const version = base === 'none' ? undefined : await baseVersion(base, around);
  const facts = (of: Topology, from?: Topology) =>
    factsOf({ topology: of, stacks: stacksOf(of, folder), base: from }, known({}), now());
  const page: Report = {
    regionsFile: regionsFile.split('/').at(-1) ?? regionsFile,
    now: now(),
    facts: facts(topology, version?.topology),
    ...(version && {
      before: {
        label: version.label,
        facts: facts(version.topology),
        changes: changes({ base: version.topology, next: topology }),
      },
    }),
    review: reviewed,
  };
  writeText(folder, out, reportPage(page, await diagramDrawer()));
  print(`${regionsFile} -> ${out}`);
  return exitCodes.fine;
};
