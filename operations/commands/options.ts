/** Parsers of options that several commands share. Each throws UsageError. */
import { UsageError } from '../cli/exit';
import { readText } from '../cli/files';
import { claimsOf } from '../dns/token';
import { parseTarget, type Target } from '../probe/target';

/** A number of seconds, in milliseconds. */
export function milliseconds(option: string, text: string): number {
  const value = Number(text);
  if (value > 0 && value <= 604_800) return value * 1000;
  throw new UsageError(
    `${option} must be a number of seconds, above 0 and at most a week; found ${JSON.stringify(text)}`,
  );
}

export function servers(option: string, text: string, port: number): readonly Target[] {
  return text.split(',').map((one) => {
    const target = parseTarget(one, port);
    if (!target)
      throw new UsageError(
        `${option} must be HOST or HOST:PORT, separated by commas; found ${JSON.stringify(one)}`,
      );
    return target;
  });
}

export const webServer = (option: string, text: string | undefined, port = 443): Target | undefined =>
  text === undefined ? undefined : servers(option, text, port)[0];

export function urlPath(option: string, path: string): string {
  if (/^\/[!-~]*$/.test(path)) return path;
  throw new UsageError(`${option} must be a URL path, for example /orders/1; found ${JSON.stringify(path)}`);
}

/** The message does not quote the token. */
export function clientToken(folder: string, file: string): string {
  const token = readText(folder, file).trim();
  if (claimsOf(token)) return token;
  throw new UsageError(
    `${file}: must hold an Entra token and nothing else: header, claims and signature, separated by dots`,
  );
}
