/** Parsers of the options of `verify --app`. Each throws UsageError. */
import { catalogue } from '../../../../topology/catalogue';
import { shortDigest } from '../../../../topology/images';
import { UsageError } from '../../../cli/exit';
import { isGone, ownPid, signalRefused } from '../../../cli/process';
import type { Target } from '../../../probe/target';
import type { Process } from '../../../verify/app/inputs';

const wrong = (option: string, must: string, found: string): UsageError =>
  new UsageError(`${option} must be ${must}; found ${JSON.stringify(found)}`);

/** Without TLS, which ends before the container. */
export function serverOf(text: string): Target {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'http:' || !/^\/?$/.test(url.pathname + url.search) || url.username) {
    throw wrong('--app', 'the address of a container, for example http://localhost:8080', text);
  }
  return { host: url.hostname.replaceAll(/^\[|\]$/g, ''), port: Number(url.port || 80) };
}

export const headersOf = (lines: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    lines.map((line) => {
      const [, name, value] = /^([\w-]+):\s*([ -~]+)$/.exec(line) ?? [];
      if (name && value) return [name.toLowerCase(), value];
      throw new UsageError('--header must be a name, a colon and a value, for example "x-client: test"'); // a token may be in it
    }),
  );

/** Also accepts the name in regions.yaml. */
export const regionOf = (name: string | undefined): string | undefined =>
  name === undefined ? undefined : (catalogue.get(name)?.displayName ?? name);

/** The 12 characters that an app shows. */
export function digestOf(image: string | undefined): string | undefined {
  if (image === undefined) return undefined;
  const digest = shortDigest(image);
  if (digest) return digest;
  throw wrong('--image', 'NAME@sha256:DIGEST', image);
}

export function processOf(text: string | undefined): Process | undefined {
  if (text === undefined) return undefined;
  const pid = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (pid < 2 || pid === ownPid()) throw wrong('--pid', 'the id of the process of the container', text);
  const refused = signalRefused(pid);
  if (refused) throw new UsageError(`--pid ${pid} must be a process that you may end; found ${refused}`);
  return { terminate: () => process.kill(pid, 'SIGTERM'), isGone: () => isGone(pid) };
}
