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
    .description('Where the move of the public name stands, and what comes next. See docs/dns-migration.md.')
    .option(
      '--outputs <file>',
      'what `terraform output -json` printed for dns-migration; - reads it from stdin',
    )
    .option('--json', 'for programs')
    .option(
      '--base <rev|file|none>',
      'what the step starts from (default: the merge base with the main branch)',
    )
    .addHelpText(
      'after',
      '\nExit code: 0 all is well, 1 refused, failed or not done yet, 2 could not be asked or read.',
    )
    .action(async (options: DnsOptions & { readonly base?: string }) => {
      code = await status(options, around);
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
    .option('--path <path>', 'that clients call, to call it with --token-file through Front Door')
    .option('--token-file <file>', 'with a token that a client has; - reads it from stdin')
    .option('--timeout <seconds>', 'for each try; there are two', '3')
    .option('--watch', 'follow the resolvers until all have moved')
    .option('--interval <seconds>', 'between two looks', '10')
    .option('--limit <seconds>', 'when to stop watching (default: the old TTL)')
    .action(async (options: PreflightOptions) => {
      code = await askPreflight({ ...program.opts<DnsOptions>(), ...options }, around);
    });

  program
    .command('import')
    .description(
      'Writes the records of a zone file into regions.yaml, and says what it could not carry over.',
    )
    .argument('<zonefile>', 'in BIND format, exported at the registrar')
    .option('--dry-run', 'change nothing')
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
