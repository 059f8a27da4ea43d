import { loadTopology } from '../../../../topology/load';
import { connect } from '../../../azure/connect';
import { type ExitCode, exitCodes } from '../../../cli/exit';
import { paint } from '../../../cli/page';
import type { Surroundings } from '../../../cli/surroundings';
import { table } from '../../../cli/text';
import { groupsOf, type Reached, reached } from './people';

export interface StatusOptions {
  readonly json?: true;
}

const WORDS: Readonly<Record<Reached['state'], string>> = {
  there: 'there',
  missing: 'missing',
  off: 'the action group is switched off',
  strange: 'not in regions.yaml',
};

/** Who gets alerts now. */
export async function status({ json }: StatusOptions, around: Surroundings): Promise<ExitCode> {
  const topology = loadTopology(around.regionsFile);
  const rows = await around.interruptible(async (signal) =>
    (await groupsOf(await connect(topology, around, signal), topology)).flatMap(reached),
  );
  const verdict = rows.every(({ state }) => state === 'there') ? 'fine' : 'refused';
  const cells = rows.map(({ severity, by, receiver, state }) => [severity, by, receiver, WORDS[state]]);
  const summary =
    verdict === 'fine'
      ? 'The action groups have everybody in regions.yaml. Alert rules use a new group only after global and the stamps are deployed. To send a test alert: npm run alerts -- test'
      : 'This differs from regions.yaml. To set the address of a webhook: npm run alerts -- webhook NAME. For everything else: deploy global and the stamps';
  around.print(
    json
      ? JSON.stringify({ verdict, receivers: rows }, null, 2)
      : [
          table(['severity', 'by', 'receiver', 'state'], cells, [], around.page.width),
          paint(around.page, verdict === 'fine' ? 'green' : 'red', summary),
        ].join('\n\n'),
  );
  return exitCodes[verdict];
}
