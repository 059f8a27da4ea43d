import { writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Command } from 'commander';
import { InvalidFileError } from '../../../topology/file/problem';
import { loadTopology, parseTopology } from '../../../topology/load';
import { regionsFile } from '../../cli/regions-file';
import { type ExitCode, exitCodes, run, UsageError } from '../../cli/run';
import type { Inputs } from '../../dns/inputs';
import { exitCode } from '../../dns/observation';
import { preflight } from '../../dns/preflight';
import { type Clock, watch } from '../../dns/watch';
import { writeRecords } from '../../dns/write-records';
import { readZoneFile } from '../../dns/zone-file';
import { zoneRecords } from '../../dns/zone-records';
import { type AskOptions, inputs, known, milliseconds, readOutputs, readText } from './dns-options';
import { findingsText, importText, roundText, status, statusText } from './dns-text';

export interface Surroundings extends Clock {
  readonly regionsFile: string;
  readonly print: (text: string) => void;
}

interface Json {
  readonly json?: true;
}

interface PreflightOptions extends AskOptions, Json {
  readonly watch?: true;
  readonly interval: string;
  readonly limit?: string;
}

/** @returns 0 all is well; 1 something failed, or is not yet so; 2 something could not be asked or read */
export async function dns(args: readonly string[], around: Surroundings): Promise<ExitCode> {
  let code: ExitCode = exitCodes.fine;
  const topology = () => loadTopology(around.regionsFile);
  const json = (value: unknown) => around.print(JSON.stringify(value, null, 2));

  const program = new Command('npm run dns --')
    .description('Where the move of the public name stands, and what comes next. See docs/dns-migration.md.')
    .option(
      '--outputs <file>',
      'what `terraform output -json` printed for dns-migration; - reads it from stdin',
    )
    .option('--json', 'for programs')
    .addHelpText(
      'after',
      '\nExit code: 0 all is well, 1 something failed or is not yet so, 2 could not be asked.',
    )
    .exitOverride()
    .action(({ outputs }: AskOptions) => {
      const found = status(topology(), known(readOutputs(outputs)), around.now());
      if (program.opts<Json>().json) json(found);
      else around.print(statusText(found));
    });

  program
    .command('preflight')
    .description('Asks name servers, resolvers, Front Door and the legacy app whether the next step is safe.')
    .option('--parent <servers>', 'of the zone above, HOST[:PORT],... (default: looked up)')
    .option('--registrar <servers>', 'of the registrar (default: dns.legacy.nameServers, or looked up)')
    .option('--azure <servers>', 'of the zone in Azure (default: from --outputs)')
    .option('--resolvers <servers>', 'to ask as clients do (default: four public ones)')
    .option('--endpoint <server>', 'of Front Door (default: from --outputs)')
    .option('--legacy <server>', 'the legacy app (default: dns.legacy.hostname)')
    .option('--ca <file>', 'PEM of certificate authorities to trust instead of the usual ones')
    .option('--timeout <seconds>', 'for each try; there are two', '3')
    .option('--watch', 'follow the resolvers until all have moved')
    .option('--interval <seconds>', 'between two looks', '10')
    .option('--limit <seconds>', 'when to stop watching (default: the old TTL)')
    .action(async (_, command: Command) => {
      const options = command.optsWithGlobals<PreflightOptions>();
      const asked = await inputs(topology(), options, around.now());
      code = options.watch ? await follow(asked, options, around) : await examine(asked, options, around);
    });

  program
    .command('import')
    .description(
      'Writes the records of a zone file into regions.yaml, and says what it could not carry over.',
    )
    .argument('<zonefile>', 'in BIND format, exported at the registrar')
    .option('--dry-run', 'change nothing')
    .action((zoneFile: string, { dryRun }: { readonly dryRun?: true }) => {
      const { api, dns: section } = topology();
      const imported = zoneRecords(readZoneFile(readText(zoneFile, zoneFile), section.zone), {
        zone: section.zone,
        host: api.hostname,
        legacyHost: section.legacy.hostname,
        legacyTtl: section.legacy.ttl,
      });
      const written = writeRecords(readText(around.regionsFile, around.regionsFile), imported);
      requireValid(written.text, around.regionsFile);
      if (!dryRun) writeFileSync(around.regionsFile, written.text);
      if (program.opts<Json>().json) json({ ...written, text: undefined, notes: imported.notes });
      else around.print(importText(around.regionsFile, written, imported.notes));
      if (imported.notes.some(({ kind }) => kind === 'refused')) code = exitCodes.refused;
    });

  await program.parseAsync(args, { from: 'user' });
  return code;
}

function requireValid(text: string, file: string): void {
  try {
    parseTopology(text, file);
  } catch (error) {
    if (!(error instanceof InvalidFileError)) throw error;
    throw new UsageError(
      `nothing was written; with these records it would be invalid:\n${error.message}`,
      exitCodes.refused,
    );
  }
}

async function examine(asked: Inputs, { json }: Json, { print }: Surroundings): Promise<ExitCode> {
  const findings = await preflight(asked);
  const { dns } = asked.topology;
  const code = exitCode(findings);
  const report = { phase: dns.phase, at: asked.now, exitCode: code, findings };
  print(json ? JSON.stringify(report, null, 2) : findingsText(findings, dns));
  return code;
}

async function follow(asked: Inputs, options: PreflightOptions, around: Surroundings): Promise<ExitCode> {
  const { legacy, phase } = asked.topology.dns;
  if (phase !== 'prepare' && asked.endpointName === undefined) {
    throw new UsageError('--watch must know what the resolvers are to answer: give --outputs or --endpoint');
  }
  const pace = {
    interval: milliseconds('--interval', options.interval),
    limit: options.limit === undefined ? legacy.ttl * 1000 : milliseconds('--limit', options.limit),
  };
  let code: ExitCode = exitCodes.refused;
  for await (const round of watch(asked, around, pace)) {
    around.print(options.json ? JSON.stringify(round) : roundText(round));
    if (round.allMoved) code = exitCodes.fine;
  }
  return code;
}

if (require.main === module) {
  run(() =>
    dns(process.argv.slice(2), {
      regionsFile: regionsFile(),
      print: console.log,
      now: () => new Date(),
      sleep: (milliseconds) => sleep(milliseconds),
    }),
  );
}
