import { loadTopology } from '../../../../topology/load';
import { nearest } from '../../../../topology/nearest';
import type { Topology } from '../../../../topology/topology';
import { connect } from '../../../azure/connect';
import { noProgress, setEverywhere } from '../../../azure/set-secret';
import { type ExitCode, exitCodes, UsageError } from '../../../cli/exit';
import { progressOn } from '../../../cli/progress';
import { secretInput } from '../../../cli/secret-input';
import type { Surroundings } from '../../../cli/surroundings';
import { formatProgress, outcomeOf } from './set-report';
import type { StatusOptions } from './status';

export interface SetOptions extends StatusOptions {
  readonly expires?: string;
}

export async function set(name: string, options: SetOptions, around: Surroundings): Promise<ExitCode> {
  const topology = loadTopology(around.regionsFile);
  const { secret, settings } = meant(topology, name);
  const expires = dateOf(options.expires, around.now());
  const progress = noProgress(topology);
  const { note, detail } = progressOn(around.screen);
  const report = () => {
    around.print(
      options.json
        ? JSON.stringify({ verdict: outcomeOf(progress), secret, stamps: plain(progress) }, null, 2)
        : formatProgress(secret, progress, around.page),
    );
  };
  try {
    await around.interruptible(async (signal) => {
      const prompt = `Value of ${secret} (not shown): `;
      const value = checkedValue(await secretInput(around.stdin, around.screen, prompt, signal));
      const azure = await connect(topology, around, signal);
      const telling = { note, detail, sleep: around.sleep, signal };
      await setEverywhere(azure, topology, { secret, settings, value, expires }, progress, telling);
    });
  } catch (error) {
    if (progress.some(({ version }) => version !== undefined)) report();
    throw error;
  }
  report();
  return exitCodes[outcomeOf(progress)];
}

const plain = (progress: ReturnType<typeof noProgress>) =>
  progress.map(({ trouble, ...stamp }) => ({ ...stamp, ...(trouble && { trouble: trouble.message }) }));

/** Finds a secret by its own name, or by that of an app setting. */
function meant({ api }: Topology, name: string) {
  const entries = Object.entries(api.secrets);
  const secret = api.secrets[name] ?? entries.find(([, each]) => each === name)?.[1];
  if (secret !== undefined) {
    const settings = entries.filter(([, each]) => each === secret).map(([setting]) => setting);
    return { secret, settings };
  }
  const close = nearest(name, entries.flat());
  const hint = close ? `did you mean ${close}?` : `known: ${entries.map(([, each]) => each).join(', ')}`;
  throw new UsageError(`api.secrets has no ${name}; ${entries.length > 0 ? hint : 'it is empty'}`);
}

function dateOf(text: string | undefined, now: Date): Date | undefined {
  if (text === undefined) return undefined;
  const date = new Date(`${text}T00:00:00Z`);
  const valid = /^\d{4}-\d{2}-\d{2}$/.test(text) && date.toISOString().startsWith(text);
  if (valid && date > now) return date;
  throw new UsageError(`--expires ${text}: must be a day in the future, written like 2027-12-31`);
}

/** https://learn.microsoft.com/azure/key-vault/secrets/about-secrets */
const LONGEST = 25_000;

function checkedValue(value: string): string {
  const bytes = Buffer.byteLength(value);
  if (bytes > 0 && bytes <= LONGEST) return value;
  const found = bytes === 0 ? 'nothing' : `${bytes} bytes`;
  throw new UsageError(
    `standard input: must hold the value, at most ${LONGEST} bytes; found ${found}; pipe it in, or read it from a file with <`,
  );
}
