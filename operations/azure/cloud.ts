import { UsageError } from '../cli/exit';
import { readText } from '../cli/files';

/** Which Azure to use: everything that this room sends goes to these two. */
export interface Cloud {
  /** Of Entra, which signs in: `https://HOST[:PORT]` */
  readonly authority: string;
  /** Of Azure Resource Manager: `https://HOST[:PORT]` */
  readonly resourceManager: string;
  /** PEM of certificate authorities to trust instead of the usual ones. */
  readonly ca?: string | undefined;
}

export const publicCloud: Cloud = {
  authority: 'https://login.microsoftonline.com',
  resourceManager: 'https://management.azure.com',
};

/**
 * The public Azure, unless the environment names another one.
 * @throws UsageError if it names an invalid one.
 */
export function cloudOf(env: NodeJS.ProcessEnv, folder: string): Cloud {
  return {
    authority: origin(env, 'AZURE_AUTHORITY_HOST', publicCloud.authority),
    resourceManager: origin(env, 'AZURE_RESOURCE_MANAGER', publicCloud.resourceManager),
    ca: env.AZURE_CA_FILE && readText(folder, env.AZURE_CA_FILE),
  };
}

function origin(env: NodeJS.ProcessEnv, name: string, usual: string): string {
  const given = env[name] || usual;
  if (URL.canParse(given) && new URL(given).protocol === 'https:') return new URL(given).origin;
  throw new UsageError(`${name}: must be an https:// address; found ${given}; unset it to use ${usual}`);
}

/** The certificate authorities that a connection trusts; undefined: the usual ones. */
export const tlsOf = ({ ca }: Cloud): { readonly ca: string } | undefined => (ca ? { ca } : undefined);
