import { loadTopology } from '../../../../topology/load';
import { nearest } from '../../../../topology/nearest';
import { peopleOf, severities } from '../../../../topology/people';
import { setWebhook } from '../../../azure/action-groups';
import { connect } from '../../../azure/connect';
import { type ExitCode, exitCodes, UsageError } from '../../../cli/exit';
import { secretInput } from '../../../cli/secret-input';
import type { Surroundings } from '../../../cli/surroundings';

export interface WebhookOptions {
  readonly remove?: true;
}

/** Sets the webhook in the action group of every severity that has it; `remove`: takes it out of the others. */
export async function webhook(
  name: string,
  { remove }: WebhookOptions,
  around: Surroundings,
): Promise<ExitCode> {
  const topology = loadTopology(around.regionsFile);
  const people = severities.map((severity) => ({ severity, ...peopleOf(topology, severity) }));
  const wanting = people.filter(({ webhooks }) => webhooks.includes(name));
  if (!remove && wanting.length === 0) {
    const all = people.flatMap(({ webhooks }) => webhooks);
    const close = nearest(name, all);
    const hint = close
      ? `did you mean ${close}?`
      : 'add it to alerts.webhooks or alerts.page.webhooks, set its address, then deploy global';
    throw new UsageError(`regions.yaml has no webhook ${name}; ${hint}`);
  }
  const groups = remove ? people.filter(({ webhooks }) => !webhooks.includes(name)) : wanting;
  await around.interruptible(async (signal) => {
    const address = remove
      ? undefined
      : checkedAddress(
          await secretInput(around.stdin, around.screen, `Address of ${name} (not shown): `, signal),
        );
    const azure = await connect(topology, around, signal);
    for (const { severity, called } of groups) {
      await setWebhook(azure, called.id, { name, address });
      around.print(`${severity}: ${name} ${remove ? 'removed from' : 'set in'} ${called.name}`);
    }
  });
  if (!remove) around.print(`To send a test alert: npm run alerts -- test`);
  return exitCodes.fine;
}

/** The address is never printed, not even if it is wrong. */
function checkedAddress(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'https:') return text;
  throw new UsageError(
    'standard input: must hold the address of the webhook, which begins with https://; pipe it in, or read it from a file with <',
  );
}
