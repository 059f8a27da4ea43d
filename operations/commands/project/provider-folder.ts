import { inScratchFolder, type Run } from '../../terraform/scratch-folder';
import type { Terraform } from '../../terraform/terraform';

/** Runs work in a temporary folder that requires one version of a provider and nothing else. */
export function inProviderFolder<T>(
  terraform: Terraform,
  name: string,
  version: string,
  work: (run: Run, folder: string) => Promise<T>,
): Promise<T> {
  const required_providers = { [name]: { source: `hashicorp/${name}`, version } };
  return inScratchFolder(terraform, { terraform: { required_providers } }, work);
}
