import { loadTopology } from '../../../../topology/load';
import type { Severity } from '../../../../topology/people';
import { sendTest } from '../../../azure/action-groups';
import { connect } from '../../../azure/connect';
import { type ExitCode, exitCodes } from '../../../cli/exit';
import { paint } from '../../../cli/page';
import { progressOn } from '../../../cli/progress';
import type { Surroundings } from '../../../cli/surroundings';
import { table } from '../../../cli/text';
import { groupsOf } from './people';
import type { StatusOptions } from './status';

/** Azure says only that it passed an alert on, not whether it was read. */
export async function test(
  severity: Severity | undefined,
  { json }: StatusOptions,
  around: Surroundings,
): Promise<ExitCode> {
  const topology = loadTopology(around.regionsFile);
  const { detail } = progressOn(around.screen);
  const rows = await around.interruptible(async (signal) => {
    const azure = await connect(topology, around, signal);
    const groups = await groupsOf(azure, topology);
    const sent = [];
    for (const group of groups.filter((one) => !severity || one.severity === severity)) {
      const { wanted, by, found } = group;
      detail(`${group.severity}: ${by} ...`);
      const deliveries = wanted.length > 0 && found ? await sendTest(azure, group.id, found) : [];
      const untold = wanted.filter((name) => !deliveries.some(({ receiver }) => receiver === name));
      sent.push(
        ...deliveries.map((one) => ({ severity: group.severity, by, ...one })),
        ...untold.map((receiver) => ({
          severity: group.severity,
          by,
          receiver,
          delivered: false,
          status: 'missing',
        })),
      );
    }
    return sent;
  });
  const verdict = rows.every(({ delivered }) => delivered) ? 'fine' : 'refused';
  const summary =
    verdict === 'fine'
      ? 'Azure passed the test alert on to everybody. Ask them whether it arrived.'
      : 'Azure could not pass the test alert on to everybody. To see what is missing: npm run alerts';
  around.print(
    json
      ? JSON.stringify({ verdict, receivers: rows }, null, 2)
      : [
          table(
            ['severity', 'by', 'receiver', 'test alert'],
            rows.map(({ severity, by, receiver, status }) => [severity, by, receiver, status]),
            [],
            around.page.width,
          ),
          paint(around.page, verdict === 'fine' ? 'green' : 'red', summary),
        ].join('\n\n'),
  );
  return exitCodes[verdict];
}
