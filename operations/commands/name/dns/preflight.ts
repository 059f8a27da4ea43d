import { type ExitCode, exitCodes, UsageError } from '../../../cli/exit';
import type { Surroundings } from '../../../cli/surroundings';
import type { Inputs } from '../../../dns/inputs';
import { preflight } from '../../../dns/preflight';
import { watch } from '../../../dns/watch';
import { exitCode } from '../../../probe/report';
import { milliseconds } from '../../options';
import { type AskOptions, inputs } from './preflight-inputs';
import { preflightText, roundText } from './preflight-text';

export interface PreflightOptions extends AskOptions {
  readonly watch?: true;
  readonly interval: string;
  readonly limit?: string;
}

/** Is the next step safe? */
export async function askPreflight(options: PreflightOptions, around: Surroundings): Promise<ExitCode> {
  const asked = await inputs(options, around);
  return options.watch ? follow(asked, options, around) : examine(asked, options, around);
}

async function examine(
  asked: Inputs,
  { json }: PreflightOptions,
  { print, page }: Surroundings,
): Promise<ExitCode> {
  const observations = await preflight(asked);
  const { dns } = asked.topology;
  const code = exitCode(observations);
  // Programs read these keys: do not rename them.
  const report = { phase: dns.phase, at: asked.now, exitCode: code, findings: observations };
  print(json ? JSON.stringify(report, null, 2) : preflightText(observations, dns, page));
  return code;
}

async function follow(asked: Inputs, options: PreflightOptions, around: Surroundings): Promise<ExitCode> {
  const { legacy, phase } = asked.topology.dns;
  if (phase !== 'prepare' && asked.endpointName === undefined) {
    throw new UsageError(
      '--watch: must know the expected answer of the resolvers; add --outputs or --endpoint',
    );
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
