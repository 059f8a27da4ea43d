/** Sign-in without a secret: exchanges a token of the environment in which this runs for an Entra token. */
import { readFile } from 'node:fs/promises';
import { type Cloud, tlsOf } from './cloud';
import { AzureError } from './errors';

export interface Federation {
  readonly clientId: string;
  /** The token to exchange. @throws AzureError if there is none. */
  readonly assertion: () => Promise<string>;
}

/**
 * Reads the variables of azurerm (`ARM_`), of azure/login and workload identity (`AZURE_`), and of GitHub; undefined if
 * they configure no such sign-in.
 *
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/guides/service_principal_oidc
 * https://azure.github.io/azure-workload-identity/docs/topics/service-account-labels-and-annotations.html
 * @throws AzureError if they ask for one that is not available.
 */
export function federationOf(
  env: NodeJS.ProcessEnv,
  cloud: Cloud,
  signal: AbortSignal,
): Federation | undefined {
  const clientId = env.ARM_CLIENT_ID || env.AZURE_CLIENT_ID;
  const assertion = assertionOf(env, cloud, signal);
  if (clientId && assertion) return { clientId, assertion };
  if (!/^(true|1)$/i.test(env.ARM_USE_OIDC ?? '')) return undefined;
  const lacking = clientId ? 'a token; does the job have permissions: id-token: write?' : 'ARM_CLIENT_ID';
  throw new AzureError('sign-in', `ARM_USE_OIDC: asks for a sign-in with OIDC, which lacks ${lacking}`);
}

function assertionOf(env: NodeJS.ProcessEnv, cloud: Cloud, signal: AbortSignal) {
  const token = env.ARM_OIDC_TOKEN;
  if (token) return async () => token;
  const file = env.ARM_OIDC_TOKEN_FILE_PATH || env.AZURE_FEDERATED_TOKEN_FILE;
  if (file) return () => readToken(file);
  const url = env.ARM_OIDC_REQUEST_URL || env.ACTIONS_ID_TOKEN_REQUEST_URL;
  const secret = env.ARM_OIDC_REQUEST_TOKEN || env.ACTIONS_ID_TOKEN_REQUEST_TOKEN;
  return url && secret ? () => requestToken(url, secret, cloud, signal) : undefined;
}

/** The token in the file is renewed, so the file is read each time. */
async function readToken(file: string): Promise<string> {
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new AzureError('sign-in', `${file}: must hold a token to sign in with; found ${code}`);
  }
}

/** https://docs.github.com/actions/reference/security/oidc#methods-for-requesting-the-oidc-token */
async function requestToken(
  address: string,
  secret: string,
  cloud: Cloud,
  abortSignal: AbortSignal,
): Promise<string> {
  const { createDefaultHttpClient, createHttpHeaders, createPipelineRequest } = await import(
    '@azure/core-rest-pipeline'
  );
  const url = new URL(address);
  url.searchParams.set('audience', 'api://AzureADTokenExchange');
  const request = createPipelineRequest({
    url: url.href,
    headers: createHttpHeaders({ authorization: `Bearer ${secret}` }),
    abortSignal,
  });
  const tlsSettings = tlsOf(cloud);
  if (tlsSettings) request.tlsSettings = tlsSettings;
  const { status, bodyAsText } = await createDefaultHttpClient().sendRequest(request);
  const value = status === 200 && /"value"\s*:\s*"([^"]+)"/.exec(bodyAsText ?? '')?.[1];
  if (value) return value;
  throw new AzureError(
    'sign-in',
    `${url.host}: must return the job's token; found status ${status}; does the job have permissions: id-token: write?`,
  );
}
