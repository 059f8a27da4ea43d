import { existsSync } from 'node:fs';
import { Option, type OptionValues } from 'commander';
import { loadTopology } from '../../../../topology/load';
import { UsageError } from '../../../cli/exit';
import { progressOn } from '../../../cli/progress';
import type { Surroundings } from '../../../cli/surroundings';
import { verifyApp } from '../../../verify/app';
import type { Inputs } from '../../../verify/app/inputs';
import { milliseconds, urlPath } from '../../options';
import { digestOf, headersOf, processOf, regionOf, serverOf } from './app-values';
import type { Target } from './target';

/** A container by itself, before it is deployed. */
export const app: Target = {
  options: [
    new Option('--app <url>', 'check a container, for example http://localhost:8080'),
    new Option('--health <path>', 'health path (default: api.healthPath of regions.yaml, else /health)'),
    new Option('--read <path>', 'path that reads a document, to check session tokens and compression'),
    new Option('--cached <path>', 'path under api.cachedPaths, to check what the edge may cache'),
    new Option('--header <line>', 'request header of a client, "name: value"; can be repeated').argParser(
      (line: string, before: readonly string[] = []) => [...before, line],
    ),
    new Option('--region <name>', 'COSMOS_REGION that the container was started with'),
    new Option('--image <image>', 'API_IMAGE that the container was started with'),
    new Option('--pid <pid>', 'process of the container; the last check ends it with SIGTERM'),
    new Option('--slow <path>', 'path that takes 2 s to answer, for that check (default: --read)'),
    new Option('--limit <seconds>', 'time for it to become healthy').default('230'),
  ],
  verdict: (isWell, options) => {
    const asked = isWell
      ? 'The container keeps docs/app-contract.md'
      : 'It does not keep docs/app-contract.md, or not everything could be checked';
    const left = Object.entries(LEFT_OUT).filter(([option]) => options[option] === undefined);
    if (left.length === 0) return `${asked}.`;
    return `${asked}. Not checked: ${left.map(([option, what]) => `${what} (--${option})`).join(', ')}.`;
  },
  observe: async (options, around, signal) => {
    const inputs = inputsOf(options, around);
    const { detail } = progressOn(around.screen);
    detail(`asking ${options.app} ...`);
    const observations = await orInterrupted(verifyApp(inputs), signal);
    detail('');
    return observations;
  },
};

/** Nothing has to be cleaned up. */
const orInterrupted = <T>(work: Promise<T>, signal: AbortSignal): Promise<T> =>
  Promise.race([
    work,
    new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
  ]);

/** What is checked only with an option. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  read: 'session tokens and compression',
  cached: 'what the edge may cache',
  region: 'whether it takes COSMOS_REGION',
  image: 'whether it takes API_IMAGE',
  pid: 'how it stops',
};

/** Milliseconds between two looks while it starts. */
const INTERVAL = 500;

/** Milliseconds that Front Door waits for an answer. */
const TIMEOUT = 30_000;

/** Milliseconds that App Service gives it to stop: `WEBSITES_CONTAINER_STOP_TIME_LIMIT`. */
const GRACE = 30_000;

/** @throws UsageError */
function inputsOf(options: OptionValues, around: Surroundings): Inputs {
  const path = (name: string): string | undefined =>
    options[name] === undefined ? undefined : urlPath(`--${name}`, options[name]);
  if (options.slow !== undefined && options.pid === undefined) {
    throw new UsageError(
      '--slow: is used only by the check that ends the container; found no --pid; add --pid, or leave out --slow',
    );
  }
  return {
    server: serverOf(options.app),
    healthPath: path('health') ?? healthPathOf(around),
    readPath: path('read'),
    cachedPath: path('cached'),
    slowPath: path('slow') ?? path('read'),
    headers: headersOf(options.header ?? []),
    region: regionOf(options.region),
    digest: digestOf(options.image),
    process: processOf(options.pid),
    clock: around,
    pace: { interval: INTERVAL, limit: milliseconds('--limit', options.limit) },
    timeout: TIMEOUT,
    grace: GRACE,
  };
}

const healthPathOf = ({ regionsFile }: Surroundings): string =>
  existsSync(regionsFile) ? loadTopology(regionsFile).api.healthPath : '/health';
