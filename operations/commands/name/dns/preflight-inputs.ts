import { loadTopology } from '../../../../topology/load';
import { UsageError } from '../../../cli/exit';
import { readText } from '../../../cli/files';
import type { Surroundings } from '../../../cli/surroundings';
import { firstDelegation, PUBLIC_RESOLVERS, parentServers } from '../../../dns/find-servers';
import type { Inputs } from '../../../dns/inputs';
import { bare } from '../../../dns/record-set';
import type { Target } from '../../../probe/target';
import { clientToken, milliseconds, servers, urlPath, webServer } from '../../options';
import { type DnsOptions, readOutputs } from './outputs';

export interface AskOptions extends DnsOptions {
  readonly parent?: string;
  readonly registrar?: string;
  readonly azure?: string;
  readonly resolvers?: string;
  readonly endpoint?: string;
  readonly legacy?: string;
  readonly ca?: string;
  readonly path?: string;
  readonly tokenFile?: string;
  readonly timeout: string;
}

const dnsServers = (option: string, text: string | undefined): readonly Target[] | undefined =>
  text === undefined ? undefined : servers(option, text, 53);

/** Fills in every default, and looks up the servers that are not given. */
export async function inputs(
  options: AskOptions,
  { folder, regionsFile, now }: Pick<Surroundings, 'folder' | 'regionsFile' | 'now'>,
): Promise<Inputs> {
  const topology = loadTopology(regionsFile);
  const { dns } = topology;
  const call = callOf(options, folder);
  const outputs = readOutputs(folder, options.outputs);
  const patience = { timeout: milliseconds('--timeout', options.timeout), tries: 2 };
  const ca = options.ca === undefined ? undefined : readText(folder, options.ca);
  const legacy = webServer('--legacy', options.legacy) ?? { host: dns.legacy.hostname, port: 443 };
  const endpoint = webServer('--endpoint', options.endpoint ?? outputs.endpoint);
  const azureNames = (outputs.nameServers ?? '')
    .split(',')
    .flatMap((name) => (name ? [bare(name.trim())] : []));
  const azure = dnsServers('--azure', options.azure ?? (azureNames.join(',') || undefined)) ?? [];
  const registrarGiven = dnsServers('--registrar', options.registrar ?? dns.legacy.nameServers?.join(','));

  const resolvers = servers('--resolvers', options.resolvers ?? PUBLIC_RESOLVERS.join(','), 53);
  const parent =
    dnsServers('--parent', options.parent) ?? (await parentServers(dns.zone, resolvers, patience));
  // Once the parent zone names Azure, it no longer names the registrar's servers.
  const registrar =
    registrarGiven ?? (dns.delegatedAt ? [] : await firstDelegation(dns.zone, parent, patience));
  return {
    topology,
    servers: { parent, registrar, azure: dns.hosting === 'azure' ? azure : [], resolvers, endpoint, legacy },
    azureNames: azureNames.length > 0 ? azureNames : azure.map(({ host }) => host),
    endpointName: outputs.endpoint ?? endpoint?.host,
    validationToken: outputs.validationToken,
    verificationId: outputs.verificationId,
    now: now(),
    patience,
    ca,
    call,
    clientId: outputs.clientId,
  };
}

/** @throws UsageError, which does not quote the token */
function callOf({ path, tokenFile }: AskOptions, folder: string): Inputs['call'] {
  if (path === undefined && tokenFile === undefined) return undefined;
  if (path === undefined || tokenFile === undefined)
    throw new UsageError('--path and --token-file belong together: add the other one, or leave out both');
  return { path: urlPath('--path', path), token: clientToken(folder, tokenFile) };
}
