import { Argument } from 'commander';
import { severities } from '../../../topology/people';
import { argumentsOf, refuseOtherSubcommands } from '../../cli/arguments';
import { type ExitCode, exitCodes } from '../../cli/exit';
import type { Command } from '../../cli/surroundings';
import { type StatusOptions, status } from './alerts/status';
import { test } from './alerts/test';
import { type WebhookOptions, webhook } from './alerts/webhook';

/** @returns 0 all is there, or was passed on; 1 something is not; 2 something could not be asked or done */
export const alerts: Command = async (args, around) => {
  let code: ExitCode = exitCodes.fine;
  const program = argumentsOf('alerts', around)
    .description(
      'Whom alerts reach, and whether each webhook of regions.yaml has an address. Needs Azure. See docs/monitoring.md.',
    )
    .option('--json', 'for programs')
    .addHelpText(
      'after',
      '\nExit code: 0 all are there, or were passed on, 1 some are not, 2 could not be asked or done.',
    )
    .action(async (options: StatusOptions) => {
      code = await status(options, around);
    });

  program
    .command('test')
    .description('Sends a test alert to everybody, or to those whom a severity reaches.')
    .addArgument(new Argument('[severity]', 'page or mail').choices(severities))
    .action(async (severity: (typeof severities)[number] | undefined) => {
      code = await test(severity, program.opts<StatusOptions>(), around);
    });

  program
    .command('webhook')
    .description(
      'Gives a webhook of regions.yaml its address, from standard input: a secret, kept in Azure alone.',
    )
    .argument('<name>', 'as in alerts.webhooks or alerts.page.webhooks')
    .option('--remove', 'takes it away instead, once regions.yaml has it no more')
    .action(async (name: string, options: WebhookOptions) => {
      code = await webhook(name, options, around);
    });

  await refuseOtherSubcommands(program).parseAsync(args, { from: 'user' });
  return code;
};
