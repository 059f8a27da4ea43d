import type { TokenCredential } from '@azure/identity';
import { type Cloud, publicCloud, tlsOf } from './cloud';
import { AzureError } from './errors';
import { type Federation, federationOf } from './federation';
import type { Patience } from './patience';

export interface SignIn {
  readonly cloud: Cloud;
  readonly tenantId: string;
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  readonly patience: Patience;
}

/**
 * Signs in with OIDC or workload identity if the environment offers it ({@link federationOf}), otherwise with the login of
 * the Azure CLI; always to the given tenant. No token is requested yet.
 * @throws AzureError if the environment names another tenant, or an incomplete sign-in.
 */
export async function signIn(about: SignIn): Promise<TokenCredential> {
  const { cloud, tenantId, env, signal, patience } = about;
  refuseOtherTenant(tenantId, env);
  // Loaded only when needed, because it takes half a second.
  const { AzureCliCredential, ClientAssertionCredential } = await import('@azure/identity');
  const federation = federationOf(env, cloud, signal);
  const tlsOptions = tlsOf(cloud);
  const cli = new AzureCliCredential({ tenantId, processTimeoutInMs: patience.signIn });
  const exchange = async ({ clientId, assertion }: Federation) => {
    // Checked before, because the library wraps errors that are thrown later.
    const token = await assertion();
    return new ClientAssertionCredential(tenantId, clientId, async () => token, {
      authorityHost: cloud.authority,
      // The library would ask the public authority whether another authority is Microsoft's.
      disableInstanceDiscovery: cloud.authority !== publicCloud.authority,
      retryOptions: { maxRetries: patience.retries, retryDelayInMs: patience.pause },
      ...(tlsOptions && { tlsOptions }),
    });
  };
  return {
    getToken: async (scopes, options) => {
      const enough = AbortSignal.any([signal, AbortSignal.timeout(patience.signIn)]);
      const token = async () =>
        (federation ? await exchange(federation) : cli).getToken(scopes, { ...options, abortSignal: enough });
      try {
        return await orAborted(token(), enough);
      } catch (error) {
        signal.throwIfAborted();
        throw signInError(error as Error, about);
      }
    },
  };
}

function refuseOtherTenant(tenantId: string, env: NodeJS.ProcessEnv): void {
  for (const name of ['ARM_TENANT_ID', 'AZURE_TENANT_ID']) {
    const other = env[name];
    if (!other || other.toLowerCase() === tenantId.toLowerCase()) continue;
    const found = `tenantId ${tenantId} in regions.yaml`;
    throw new AzureError(
      'tenant',
      `${name}: names another tenant, ${other}; found ${found}; correct one of them`,
    );
  }
}

/** Not every sign-in reacts to a signal. */
function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = new Promise<never>((_, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
  });
  return Promise.race([work, aborted]);
}

/** https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
const OTHER_TENANT = /AADSTS(90002|700016|50020|50034)\b/;
const NOT_FEDERATED = /AADSTS7002\d+|AADSTS70021\b/;

function signInError(error: Error, { tenantId, cloud }: SignIn): AzureError {
  if (error instanceof AzureError) return error;
  const told = /AADSTS\d+:.*/s.exec(error.message)?.[0] ?? error.message;
  const [found = ''] = told.trim().split(/\r?\n|\.(?= )/);
  if (OTHER_TENANT.test(found)) {
    const fix = 'sign in to it, or correct tenantId in regions.yaml';
    return new AzureError(
      'tenant',
      `tenant ${tenantId}: does not know this user or application; found ${found}; ${fix}`,
    );
  }
  if (NOT_FEDERATED.test(found)) {
    const fix = "add a federated credential for this job's subject to the application";
    return new AzureError(
      'sign-in',
      `tenant ${tenantId}: does not accept this job's token; found ${found}; ${fix}`,
    );
  }
  if (error.name === 'TimeoutError' || /ECONN|ENOTFOUND|EAI_AGAIN|endpoints_resolution/.test(error.message)) {
    const fix = 'check the network and tenantId in regions.yaml';
    return new AzureError(
      'unreachable',
      `${cloud.authority}: cannot be asked for a sign-in to ${tenantId}; found ${found}; ${fix}`,
    );
  }
  const { cause, fix } = withoutLogin(found, tenantId);
  return new AzureError('sign-in', `Azure: nobody is signed in; found ${cause}; ${fix}`);
}

/** In fewer words than the library's. */
function withoutLogin(found: string, tenantId: string): { readonly cause: string; readonly fix: string } {
  const fix = `run az login --tenant ${tenantId}`;
  if (found.startsWith('Azure CLI could not be found'))
    return { cause: 'no Azure CLI', fix: `install it, then ${fix}` };
  return { cause: found.includes("run 'az login'") ? 'no login of the Azure CLI' : found, fix };
}
