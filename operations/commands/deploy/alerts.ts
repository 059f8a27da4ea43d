import { Argument } from 'commander';
import { severities } from '../../../topology/people';
import { argumentsOf, refuseOtherSubcommands } from '../../cli/arguments';
import { type ExitCode, exitCodes } from '../../cli/exit';
import type { Command } from '../../cli/surroundings';
import { type StatusOptions, status } from './alerts/status';
import { test } from './alerts/test';
import { type WebhookOptions, webhook } from './alerts/webhook';

/** @returns 0 everybody is there, or Azure passed the alert on; 1 somebody is missing; 2 could not be asked or done */
export const alerts: Command = async (args, around) => {
  let code: ExitCode = exitCodes.fine;
  const program = argumentsOf('alerts', around)
    .description(
      'Shows who gets alerts, and whether each webhook of regions.yaml has an address. Needs Azure. See docs/monitoring.md.',
    )
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExit code: 0 everybody is there, or Azure passed the test alert on to all; 1 somebody is missing; 2 Azure could not be asked, or it was not done.',
    )
    .action(async (options: StatusOptions) => {
      code = await status(options, around);
    });

  program
    .command('test')
    .description('Sends a test alert to everybody, or to the receivers of one severity.')
    .addArgument(new Argument('[severity]', 'page or mail').choices(severities))
    .action(async (severity: (typeof severities)[number] | undefined) => {
      code = await test(severity, program.opts<StatusOptions>(), around);
    });

  program
    .command('webhook')
    .description(
      'Sets the address of a webhook of regions.yaml, read from standard input. The address is a secret: only Azure keeps it.',
    )
    .argument('<name>', 'name in alerts.webhooks or alerts.page.webhooks')
    .option('--remove', 'remove the address of a webhook that is no longer in regions.yaml')
    .action(async (name: string, options: WebhookOptions) => {
      code = await webhook(name, options, around);
    });

  await refuseOtherSubcommands(program).parseAsync(args, { from: 'user' });
  return code;
};
