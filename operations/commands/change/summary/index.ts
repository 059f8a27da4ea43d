/** What a reviewer reads of a change, in the order in which it matters. */
import type { Topology } from '../../../../topology/topology';
import type { Beyond, Review } from '../../../review';
import type { CheckReport } from '../../../terraform/checked-file';
import type { Stack } from '../../../terraform/manifest';
import type { StackReport } from '../../../terraform/stack-run';
import { beyondSection } from './beyond';
import { diagramSection } from './diagram';
import { failuresSection } from './failures';
import { checkSection, fileSection } from './file';
import { lossesSection } from './losses';
import { fenced } from './markdown';
import { changesSection, countsSection, remarksSection } from './plans';
import { reviewSection } from './review';

export interface Summary {
  readonly title: string;
  /** Of the file; none where only a plan is told of. */
  readonly check?: CheckReport | undefined;
  readonly before?: Topology | undefined;
  readonly after?: Topology | undefined;
  /** What the file is synthesized to. */
  readonly stacks?: readonly Stack[] | undefined;
  /** Of the plans. */
  readonly review?: Review | undefined;
  /** What goes beyond an earlier review; none where there was none. */
  readonly beyond?: readonly Beyond[] | undefined;
  readonly plans: readonly StackReport<string>[];
  /** Why there are no plans, unless the check has said it. */
  readonly problem?: string | undefined;
}

export function summaryMarkdown(summary: Summary): string {
  const { title, check, before, after, stacks, review, beyond, problem, plans } = summary;
  const sections: readonly (string | undefined)[] = [
    `## ${title}`,
    check && fileSection(check),
    check && checkSection(check),
    beyond && beyondSection(beyond),
    review && reviewSection(review),
    after && failuresSection(before, after),
    stacks && diagramSection(stacks),
    ...(plans.length > 0
      ? [lossesSection(plans), countsSection(plans), remarksSection(plans), changesSection(plans)]
      : ['**Nothing was planned.**', problem && fenced(problem)]),
  ];
  return `${sections.filter(Boolean).join('\n\n')}\n`;
}

/** @param problem why no plan was judged */
export const refusalMarkdown = (problem: string): string =>
  `## Review\n\n**Nothing was reviewed.**\n\n${fenced(problem)}\n`;
