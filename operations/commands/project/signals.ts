import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { preparedTopology } from '../../../topology/bootstrap';
import { monitoringPage } from '../../../topology/health/page';
import { queryFiles } from '../../../topology/health/query-files';
import { loadTopology } from '../../../topology/load';
import { outagePage } from '../../../topology/outage/page';
import { argumentsOf } from '../../cli/arguments';
import { exitCodes, UsageError } from '../../cli/exit';
import { inProject, readText, writeText } from '../../cli/files';
import type { Command } from '../../cli/surroundings';
import { allStacksOf } from '../../terraform/synthesize';

interface Options {
  readonly queries?: string;
}

const page = 'docs/monitoring.md';
const runbook = 'docs/outage.md';
const folder = 'docs/queries';
/** regions.yaml as it is shipped: no edit of an operator changes the docs. */
const example = '__tests__/fixtures/contososhoes.yaml';

export const signals: Command = async (args, around) => {
  const { queries } = argumentsOf('signals', around)
    .description(
      `Writes the tables of ${page}, the first part of ${runbook} and the queries in ${folder}, from the table of signals.`,
    )
    .option(
      '--queries <folder>',
      'only write the queries for regions.yaml to this folder, to paste into Log Analytics',
    )
    .parse(args, { from: 'user' })
    .opts<Options>();
  const topology = loadTopology(queries === undefined ? resolve(around.folder, example) : around.regionsFile);
  mkdirSync(resolve(around.folder, queries ?? folder), { recursive: true });
  for (const [name, text] of Object.entries(queryFiles(topology))) {
    writeText(around.folder, `${queries ?? folder}/${name}`, text, inProject);
  }
  if (queries === undefined) {
    const prepared = preparedTopology(topology, example);
    if ('missing' in prepared) throw new UsageError(prepared.missing, exitCodes.refused);
    writeText(
      around.folder,
      page,
      monitoringPage(
        readText(around.folder, page, inProject),
        prepared,
        allStacksOf(prepared, around.folder),
      ),
      inProject,
    );
    writeText(
      around.folder,
      runbook,
      outagePage(readText(around.folder, runbook, inProject), topology),
      inProject,
    );
  }
  return exitCodes.fine;
};
