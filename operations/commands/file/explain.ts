import { closest } from 'fastest-levenshtein';
import { ruleGroups } from '../../../topology/rules/registry';
import type { Rule } from '../../../topology/rules/rule';
import { UsageError } from '../../cli/exit';
import { wrap } from '../../cli/text';

/** Why a rule exists; of `true`, every rule. */
export function explain(id: string | true): string {
  if (id === true) {
    return ruleGroups.map(({ title, rules }) => [title, ...rules.map(paragraph)].join('\n\n')).join('\n\n\n');
  }
  const all = ruleGroups.flatMap(({ rules }) => rules);
  const found = all.find((rule) => rule.id === id.toUpperCase());
  if (found) return paragraph(found);
  const ids = all.map((rule) => rule.id);
  throw new UsageError(
    `${id} is not a rule; did you mean ${closest(id.toUpperCase(), ids)}? All: npm run check -- --explain`,
  );
}

const paragraph = ({ id, why }: Rule<never>): string => `${id}\n${wrap(why, 2)}`;
