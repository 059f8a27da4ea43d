import { type Ending, stopOf } from '../../../rollout/progress';
import { deployStack, type Site } from './deploy-stack';

/** Deploys one stack after another until one stops; a dry run looks at all of them. */
export async function deployStacks(names: readonly string[], site: Site): Promise<readonly Ending[]> {
  const endings: Ending[] = names.map((stack) => ({ stack, is: 'not begun' }));
  for (const [i, name] of names.entries()) {
    const isResumed = endings.slice(0, i).every(({ is }) => is === 'as it was');
    endings[i] = await deployStack(name, site, isResumed ? names.slice(0, i) : []);
    if (stopOf(endings) && !site.options.dryRun) break;
  }
  return endings;
}
