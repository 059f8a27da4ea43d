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

/** To the action group of every severity that has the webhook; `remove`: from those that have it no more. */
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
      : 'write it into alerts.webhooks, or alerts.page.webhooks, and deploy global after this';
    throw new UsageError(`regions.yaml has no webhook ${name}; ${hint}`);
  }
  const groups = remove ? people.filter(({ webhooks }) => !webhooks.includes(name)) : wanting;
  await around.interruptible(async (signal) => {
    const address = remove
      ? undefined
      : checkedAddress(
          await secretInput(around.stdin, around.screen, `Address of ${name}, not shown: `, signal),
        );
    const azure = await connect(topology, around, signal);
    for (const { severity, called } of groups) {
      await setWebhook(azure, called.id, { name, address });
      around.print(`${severity}: ${name} ${remove ? 'is gone from' : 'is in'} ${called.name}`);
    }
  });
  if (!remove) around.print(`To see that it comes: npm run alerts -- test`);
  return exitCodes.fine;
}

/** It is told nowhere, not even where it is wrong. */
function checkedAddress(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'https:') return text;
  throw new UsageError(
    'standard input: must hold the address of the webhook, which begins with https://; pipe it in, or name a file with <',
  );
}
