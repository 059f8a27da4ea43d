import { nearest } from '../../../topology/nearest';
import { ruleGroups } from '../../../topology/rules/registry';
import type { Rule } from '../../../topology/rules/rule';
import { UsageError } from '../../cli/exit';
import { type Page, paint } from '../../cli/page';
import { wrap } from '../../cli/text';
import { hazardGroups } from '../../review';

const groups = [
  ...ruleGroups,
  ...hazardGroups.map(({ title, rules }) => ({
    title: `A plan: ${title.toLowerCase()}`,
    rules: rules.map((hazard) => ({ ...hazard, why: `${hazard.why} ${hazard.link}` })),
  })),
];

/** Why a rule or a hazard exists; `true` means every rule. */
export function explain(id: string | true, page: Page): string {
  const paragraph = paragraphOn(page);
  if (id === true) {
    return groups.map(({ title, rules }) => [title, ...rules.map(paragraph)].join('\n\n')).join('\n\n\n');
  }
  const all = groups.flatMap(({ rules }) => rules);
  const found = all.find((rule) => rule.id === id.toUpperCase());
  if (found) return paragraph(found);
  const meant = nearest(
    id.toUpperCase(),
    all.map((rule) => rule.id),
  );
  const hint = meant ? `did you mean ${meant}? All:` : 'list all rules:';
  throw new UsageError(`${id} is not a rule; ${hint} npm run check -- --explain`);
}

const paragraphOn =
  (page: Page) =>
  ({ id, why, severity }: Rule<never>): string =>
    `${paint(page, 'bold', id)}${severity === 'note' ? ' (a note: it refuses nothing)' : ''}\n${wrap(why, 2, page.width)}`;
