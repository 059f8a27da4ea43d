import { readFileSync } from 'node:fs';
import { firstDelegation, PUBLIC_RESOLVERS, parentServers } from '../dns/find-servers';
import type { Inputs } from '../dns/inputs';
import { parseTarget, type Target } from '../dns/target';
import type { Known } from '../topology/dns-steps';
import type { Topology } from '../topology/topology';
import { UsageError } from './run';

/** What Terraform knows of the public name; each is missing until dns-migration is deployed. */
export interface Outputs {
  readonly nameServers: readonly string[];
  readonly endpoint?: string;
  readonly validationToken?: string;
  readonly verificationId?: string;
}

export interface AskOptions {
  readonly outputs?: string;
  readonly parent?: string;
  readonly registrar?: string;
  readonly azure?: string;
  readonly resolvers?: string;
  readonly endpoint?: string;
  readonly legacy?: string;
  readonly ca?: string;
  readonly timeout: string;
}

/** Reads what `terraform output -json` printed for dns-migration. */
export function readOutputs(file: string | undefined): Outputs {
  if (file === undefined) return { nameServers: [] };
  const outputs = parseOutputs(readText(file === '-' ? 0 : file, file), file);
  const text = (name: string): string | undefined => {
    const value = outputs[name]?.value;
    return typeof value === 'string' ? value : undefined;
  };
  const nameServers = outputs.name_servers?.value;
  const [endpoint, validationToken, verificationId] = [
    text('endpoint_host_name'),
    text('validation_token'),
    text('verification_id'),
  ];
  return {
    nameServers: Array.isArray(nameServers) ? nameServers.map(String) : [],
    ...(endpoint && { endpoint }),
    ...(validationToken && { validationToken }),
    ...(verificationId && { verificationId }),
  };
}

function parseOutputs(text: string, file: string): Readonly<Record<string, { value?: unknown } | undefined>> {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === 'object' && parsed !== null) return parsed as Record<string, { value?: unknown }>;
  } catch {
    // Said below.
  }
  throw new UsageError(
    `${file}: is not what terraform output -json prints; make it with: terraform -chdir=cdktf.out/stacks/dns-migration output -json`,
  );
}

export function readText(source: string | 0, name: string): string {
  try {
    return readFileSync(source, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    throw new UsageError(`${name}: cannot be read; found ${code}; name an existing file`);
  }
}

/** For the steps by hand: a value that is not known is named by the output that holds it. */
export const known = ({ nameServers, endpoint, validationToken, verificationId }: Outputs): Known => ({
  nameServers: nameServers.join(', ') || '(output name_servers)',
  endpoint: endpoint ?? '(output endpoint_host_name)',
  validationToken: validationToken ?? '(output validation_token)',
  verificationId: verificationId ?? '(output verification_id)',
});

/** A number of seconds, in milliseconds. */
export function milliseconds(option: string, text: string): number {
  const value = Number(text);
  if (value > 0 && value <= 604_800) return value * 1000;
  throw new UsageError(
    `${option} must be a number of seconds above 0, at most a week; found ${JSON.stringify(text)}`,
  );
}

function targets(option: string, text: string, port: number): readonly Target[] {
  return text.split(',').map((one) => {
    const target = parseTarget(one, port);
    if (!target)
      throw new UsageError(
        `${option} must be HOST or HOST:PORT, separated by commas; found ${JSON.stringify(one)}`,
      );
    return target;
  });
}

const dnsServers = (option: string, text: string | undefined): readonly Target[] | undefined =>
  text === undefined ? undefined : targets(option, text, 53);

const webServer = (option: string, text: string | undefined): Target | undefined =>
  text === undefined ? undefined : targets(option, text, 443)[0];

/** Every default filled in; looks up the servers that are not given. */
export async function inputs(topology: Topology, options: AskOptions, now: Date): Promise<Inputs> {
  const { dns } = topology;
  const outputs = readOutputs(options.outputs);
  const patience = { timeout: milliseconds('--timeout', options.timeout), tries: 2 };
  const ca = options.ca === undefined ? undefined : readText(options.ca, options.ca);
  const legacy = webServer('--legacy', options.legacy) ?? { host: dns.legacy.hostname, port: 443 };
  const endpoint = webServer('--endpoint', options.endpoint ?? outputs.endpoint);
  const azure = dnsServers('--azure', options.azure ?? (outputs.nameServers.join(',') || undefined)) ?? [];
  const registrarGiven = dnsServers('--registrar', options.registrar ?? dns.legacy.nameServers?.join(','));

  const resolvers = targets('--resolvers', options.resolvers ?? PUBLIC_RESOLVERS.join(','), 53);
  const parent =
    dnsServers('--parent', options.parent) ?? (await parentServers(dns.zone, resolvers, patience));
  // Once the parent names Azure, it no longer tells who the registrar's are.
  const registrar =
    registrarGiven ?? (dns.delegatedAt ? [] : await firstDelegation(dns.zone, parent, patience));
  return {
    topology,
    servers: { parent, registrar, azure: dns.hosting === 'azure' ? azure : [], resolvers, endpoint, legacy },
    azureNames: outputs.nameServers.length > 0 ? outputs.nameServers : azure.map(({ host }) => host),
    endpointName: outputs.endpoint ?? endpoint?.host,
    validationToken: outputs.validationToken,
    now,
    patience,
    ca,
  };
}
