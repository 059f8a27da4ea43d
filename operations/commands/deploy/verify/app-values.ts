/** What the options of `verify --app` mean. Each throws UsageError for what means nothing. */
import { catalogue } from '../../../../topology/catalogue';
import { UsageError } from '../../../cli/exit';
import type { Target } from '../../../probe/target';
import type { Process } from '../../../verify/app/inputs';

const wrong = (option: string, must: string, found: string): UsageError =>
  new UsageError(`${option} must be ${must}; found ${JSON.stringify(found)}`);

/** TLS ends before a container: there is none to look at. */
export function serverOf(text: string): Target {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'http:' || !/^\/?$/.test(url.pathname + url.search) || url.username) {
    throw wrong('--app', 'a container, like http://localhost:8080', text);
  }
  return { host: url.hostname.replaceAll(/^\[|\]$/g, ''), port: Number(url.port || 80) };
}

export function pathOf(option: string, text: string | undefined): string | undefined {
  if (text === undefined || /^\/[!-~]*$/.test(text)) return text;
  throw wrong(option, 'a URL path, like /orders/1', text);
}

export const headersOf = (lines: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    lines.map((line) => {
      const [, name, value] = /^([\w-]+):\s*([ -~]+)$/.exec(line) ?? [];
      if (name && value) return [name.toLowerCase(), value];
      throw new UsageError('--header must be a name, a colon and a value'); // a token may be in it
    }),
  );

/** Also by its name in regions.yaml. */
export const regionOf = (name: string | undefined): string | undefined =>
  name === undefined ? undefined : (catalogue.get(name)?.displayName ?? name);

/** The 12 characters that an app shows. */
export function digestOf(image: string | undefined): string | undefined {
  if (image === undefined) return undefined;
  const [, digest] = /(?:^|@)sha256:([\da-f]{64})$/.exec(image) ?? [];
  if (digest) return digest.slice(0, 12);
  throw wrong('--image', 'NAME@sha256:DIGEST', image);
}

/** Milliseconds. */
export function secondsOf(option: string, text: string): number {
  const value = Number(text);
  if (value > 0 && value <= 3600) return value * 1000;
  throw wrong(option, 'a number of seconds above 0, at most 3600', text);
}

export function processOf(text: string | undefined): Process | undefined {
  if (text === undefined) return undefined;
  const pid = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (pid < 2 || pid === process.pid) throw wrong('--pid', 'the id of the process that listens', text);
  const refused = reasonOf(pid);
  if (refused)
    throw new UsageError(`--pid ${pid} must be a process that this user may end; found ${refused}`);
  return { terminate: () => process.kill(pid, 'SIGTERM'), isGone: () => reasonOf(pid) === 'ESRCH' };
}

/** Why no signal can be sent to it; undefined: it can. */
function reasonOf(pid: number): string | undefined {
  try {
    process.kill(pid, 0);
    return undefined;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? 'an error';
  }
}
