import { nearest } from '../../../topology/nearest';
import { ruleGroups } from '../../../topology/rules/registry';
import type { Rule } from '../../../topology/rules/rule';
import { UsageError } from '../../cli/exit';
import { type Page, paint } from '../../cli/page';
import { wrap } from '../../cli/text';

/** Why a rule exists; of `true`, every rule. */
export function explain(id: string | true, page: Page): string {
  const paragraph = paragraphOn(page);
  if (id === true) {
    return ruleGroups.map(({ title, rules }) => [title, ...rules.map(paragraph)].join('\n\n')).join('\n\n\n');
  }
  const all = ruleGroups.flatMap(({ rules }) => rules);
  const found = all.find((rule) => rule.id === id.toUpperCase());
  if (found) return paragraph(found);
  const meant = nearest(
    id.toUpperCase(),
    all.map((rule) => rule.id),
  );
  const hint = meant ? `did you mean ${meant}? All:` : 'see them all:';
  throw new UsageError(`${id} is not a rule; ${hint} npm run check -- --explain`);
}

const paragraphOn =
  (page: Page) =>
  ({ id, why, severity }: Rule<never>): string =>
    `${paint(page, 'bold', id)}${severity === 'note' ? ' (a note: it refuses nothing)' : ''}\n${wrap(why, 2, page.width)}`;
