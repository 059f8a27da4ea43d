import { Option } from 'commander';
import type { Target } from './target';

/** The container itself, before it is deployed. */
export const app: Target = {
  options: [new Option('--app <url>', 'a container that runs here, like http://localhost:8080')],
  verdict: (isWell) =>
    isWell ? 'It keeps docs/app-contract.md.' : 'It does not keep docs/app-contract.md yet.',
  observe: async () => [],
};
