import { isRefused } from '../../../topology/file/problem';
import { argumentsOf, refuseOtherSubcommands } from '../../cli/arguments';
import { type ExitCode, exitCodes } from '../../cli/exit';
import type { Command } from '../../cli/surroundings';
import { importZone } from './dns/import';
import type { DnsOptions } from './dns/outputs';
import { askPreflight, type PreflightOptions } from './dns/preflight';
import { status } from './dns/status';

/** @returns 0 all is well; 1 refused, failed, or not done yet; 2 something could not be asked or read */
export const dns: Command = async (args, around) => {
  let code: ExitCode = exitCodes.fine;
  const program = argumentsOf('dns', around)
    .description(
      'Shows where the move of the public name stands, and what comes next. See docs/dns-migration.md.',
    )
    .option(
      '--outputs <file>',
      'output of `terraform output -json` for dns-migration; - reads standard input',
    )
    .option('--json', 'print JSON')
    .option('--base <rev|file|none>', 'where the step starts (default: the merge base with the main branch)')
    .addHelpText(
      'after',
      '\nExit code: 0 fine; 1 refused, failed, or not done yet; 2 something could not be asked or read.',
    )
    .action(async (options: DnsOptions & { readonly base?: string }) => {
      code = await status(options, around);
    });

  program
    .command('preflight')
    .description('Asks name servers, resolvers, Front Door and the legacy app whether the next step is safe.')
    .option('--parent <servers>', 'name servers of the parent zone, HOST[:PORT],... (default: looked up)')
    .option(
      '--registrar <servers>',
      'name servers of the registrar (default: dns.legacy.nameServers, or looked up)',
    )
    .option('--azure <servers>', 'name servers of the zone in Azure (default: from --outputs)')
    .option('--resolvers <servers>', 'resolvers to ask as clients do (default: four public ones)')
    .option('--endpoint <server>', 'Front Door server to ask (default: from --outputs)')
    .option('--legacy <server>', 'server of the legacy app (default: dns.legacy.hostname)')
    .option('--ca <file>', 'PEM file of certificate authorities to trust instead of the usual ones')
    .option('--path <path>', 'path that clients call, to request it through Front Door with --token-file')
    .option('--token-file <file>', 'file with the token of a client; - reads standard input')
    .option('--timeout <seconds>', 'time for each of the two tries', '3')
    .option('--watch', 'watch the resolvers until all have moved')
    .option('--interval <seconds>', 'time between two looks', '10')
    .option('--limit <seconds>', 'how long to watch at most (default: the old TTL)')
    .action(async (options: PreflightOptions) => {
      code = await askPreflight({ ...program.opts<DnsOptions>(), ...options }, around);
    });

  program
    .command('import')
    .description('Writes the records of a zone file to regions.yaml, and lists what it could not import.')
    .argument('<zonefile>', 'zone file in BIND format, exported at the registrar')
    .option('--dry-run', 'only say what would be written')
    .action((zoneFile: string, options: { readonly dryRun?: true }) => {
      code = importZone(zoneFile, { ...program.opts<DnsOptions>(), ...options }, around);
    });

  try {
    await refuseOtherSubcommands(program).parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (!program.opts<DnsOptions>().json || !isRefused(error)) throw error;
    around.print(JSON.stringify({ problems: error.findings }, null, 2));
    return exitCodes.refused;
  }
};
