import { argumentsOf } from '../../cli/arguments';
import { exitCodes, UsageError } from '../../cli/exit';
import { readText } from '../../cli/files';
import { progressOn } from '../../cli/progress';
import type { Command } from '../../cli/surroundings';
import { bringsNoMore, ladder, type Step, sustained, tooMuch } from '../../load-test/ladder';
import { stepsText, verdictText } from '../../load-test/report';
import { runStep } from '../../load-test/run-step';
import { isLoopback, targetOf } from '../../load-test/target';

type Limits = readonly [least: number, most: number];

/** The highest values allowed: this measures the limit of an instance, not of the internet. */
const LIMITS = {
  from: [1, 500],
  to: [1, 500],
  seconds: [1, 120],
  p95: [1, 60_000],
  failed: [0, 50],
  instances: [1, 30],
} as const satisfies Readonly<Record<string, Limits>>;

type Numbers = Readonly<Record<keyof typeof LIMITS, string>>;
interface Options extends Numbers {
  readonly tokenFile?: string;
  readonly yes?: true;
}

const range = ([least, most]: Limits): string => `${least} to ${most}`;

export const load: Command = async (args, around) => {
  const program = argumentsOf('load', around)
    .description(
      'Measures how many requests a second one URL sustains, for capacity.requestsPerSecondPerInstance.',
    )
    .argument('<url>', 'URL to request with GET, over more and more connections')
    .option('--from <number>', `connections of the first step, ${range(LIMITS.from)}`, '1')
    .option('--to <number>', `connections of the last step, ${range(LIMITS.to)}`, '250')
    .option('--seconds <number>', `length of each step, ${range(LIMITS.seconds)}`, '20')
    .option(
      '--p95 <ms>',
      'the load is too high if the 95th percentile of the response time is above this',
      '500',
    )
    .option('--failed <percent>', 'the load is too high if more requests fail', '1')
    .option('--instances <number>', 'instances that answer behind the URL', '1')
    .option('--token-file <file>', 'file with a token to send with each request')
    .option('--yes', 'allow a URL that is not on this machine')
    .addHelpText(
      'after',
      '\nExit code: 0 measured; 1 even the first step was too much; 2 could not be measured.',
    )
    .parse(args, { from: 'user' });
  const [text = ''] = program.args;
  const options = program.opts<Options>();
  const number = (name: keyof typeof LIMITS): number => {
    const value = Number(options[name]);
    const [least, most] = LIMITS[name];
    if (Number.isInteger(value) && value >= least && value <= most) return value;
    throw new UsageError(`--${name} ${options[name]}: must be a whole number, ${range(LIMITS[name])}`);
  };
  const [from, to, seconds, instances] = [
    number('from'),
    number('to'),
    number('seconds'),
    number('instances'),
  ];
  if (from > to) throw new UsageError(`--from ${from}: must not be above --to ${to}`);
  const bounds = { p95: number('p95'), failed: number('failed') / 100 };
  const url = targetOf(text);
  const tried = ladder(from, to);
  const minutes = Math.ceil((seconds * (tried.length + 1)) / 60);
  if (!isLoopback(url) && !options.yes) {
    throw new UsageError(
      `${url.host}: is not on this machine; ${to} connections would send it as many requests as they can for up to ${minutes} min; if it is yours and nobody needs it meanwhile, add --yes`,
    );
  }
  const what = {
    url: url.href,
    seconds,
    timeout: Math.max(1, Math.ceil((bounds.p95 * 4) / 1000)),
    headers: tokenOf(options.tokenFile, url, around.folder),
  };

  const run = (connections: number, signal: AbortSignal) => runStep(what, connections, signal);

  const { note, detail } = progressOn(around.screen);
  const steps = await around.interruptible(async (signal) => {
    detail('warming up ...');
    await run(from, signal);
    const done: Step[] = [];
    for (const connections of tried) {
      detail(`${connections} at a time ...`);
      const step = await run(connections, signal);
      done.push(step);
      const end = tooMuch(step, bounds);
      note(`${connections} at a time: ${end ?? 'held'}`);
      if (end || bringsNoMore(done)) break;
    }
    return done;
  });
  around.print(`\n${stepsText(steps, bounds)}\n\n${verdictText(steps, bounds, instances)}`);
  return sustained(steps, bounds) !== undefined ? exitCodes.fine : exitCodes.refused;
};

function tokenOf(file: string | undefined, url: URL, folder: string): Readonly<Record<string, string>> {
  if (file === undefined) return {};
  if (url.protocol === 'http:' && !isLoopback(url)) {
    throw new UsageError(`${url.host}: a token is not sent without TLS; write https://`);
  }
  return { authorization: `Bearer ${readText(folder, file).trim()}` };
}
