import { Option, type OptionValues } from 'commander';
import { loadTopology } from '../../../../topology/load';
import { UsageError } from '../../../cli/exit';
import { verifyName } from '../../../verify/name';
import type { NameInputs } from '../../../verify/name/inputs';
import { clientToken, urlPath, webServer } from '../../options';
import { asking, ca, timeout } from './options';
import type { Target } from './target';

/** What clients call. */
export const name: Target = {
  options: [
    new Option('--name', 'check the public name, as clients use it'),
    new Option('--endpoint <server>', 'server to ask for the name, HOST[:PORT] (default: what DNS says)'),
    new Option('--http <server>', 'server to ask without TLS (default: the same host, port 80)'),
    new Option('--path <path>', 'existing path under api.cachedPaths, to see it cached'),
    new Option(
      '--token-file <file>',
      'file with the token of a client, to request --path; - reads standard input',
    ),
    timeout,
    ca,
  ],
  verdict: (isWell) =>
    isWell
      ? 'The public name is served as regions.yaml says.'
      : 'The public name is not served as regions.yaml says, or not everything could be checked.',
  observe: async (options, { regionsFile, folder, now }) => {
    const topology = loadTopology(regionsFile);
    const { hostname } = topology.api;
    const https = webServer('--endpoint', options.endpoint) ?? { host: hostname, port: 443 };
    return verifyName({
      topology,
      https,
      http: webServer('--http', options.http, 80) ?? { host: https.host, port: 80 },
      ...asking(options, folder),
      now: now(),
      cached: cachedOf(options, folder, topology.api.cachedPaths),
    });
  },
};

function cachedOf(
  { path, tokenFile }: OptionValues,
  folder: string,
  patterns: readonly string[],
): NameInputs['cached'] {
  if (path === undefined) {
    if (tokenFile === undefined) return undefined;
    throw new UsageError('--token-file: is used only with --path; found no --path; add it');
  }
  const cached = urlPath('--path', path);
  const fits = (pattern: string) =>
    pattern.endsWith('*') ? cached.startsWith(pattern.slice(0, -1)) : cached === pattern;
  if (cached.includes('?') || !patterns.some(fits)) {
    const fix = patterns.length > 0 ? `take one of ${patterns.join(', ')}, without a query` : 'leave it out';
    throw new UsageError(`--path: must be under api.cachedPaths; found ${cached}; ${fix}`);
  }
  return { path: cached, token: tokenFile === undefined ? undefined : clientToken(folder, tokenFile) };
}
