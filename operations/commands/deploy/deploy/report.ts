/** What became of a rollout, in files. */
import { plainPage } from '../../../cli/page';
import { type Ending, endingText, stopOf } from '../../../rollout/progress';
import { fenced } from '../../change/summary/markdown';

export const reportMarkdown = (endings: readonly Ending[], serving: readonly string[]): string =>
  `## Deploy\n\n${fenced(endingText(endings, serving, plainPage))}\n`;

/** Programs read these keys: do not rename them. */
export const reportJson = (endings: readonly Ending[], serving: readonly string[]): string =>
  `${JSON.stringify({ stopped: stopOf(endings) !== undefined, stacks: endings, serving }, null, 2)}\n`;
