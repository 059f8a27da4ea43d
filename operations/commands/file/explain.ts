import { closest } from 'fastest-levenshtein';
import { capacityRules } from '../../../topology/rules/capacity';
import { clockRules } from '../../../topology/rules/clock';
import { rules } from '../../../topology/rules/file';
import { stepRules } from '../../../topology/rules/step';
import { UsageError } from '../../cli/exit';
import { wrap } from '../../cli/text';

const sections = [
  { title: 'One version of the file', rules },
  { title: 'Capacity', rules: capacityRules },
  { title: 'The step from one version to the next', rules: stepRules },
  { title: 'The time of the check', rules: clockRules },
] as const;

/** Why a rule exists; of `true`, every rule. */
export function explain(id: string | true): string {
  if (id === true) {
    return sections
      .map((section) => [section.title, ...section.rules.map(paragraph)].join('\n\n'))
      .join('\n\n\n');
  }
  const all = sections.flatMap((section) => [...section.rules]);
  const found = all.find((rule) => rule.id === id.toUpperCase());
  if (found) return paragraph(found);
  const ids = all.map((rule) => rule.id);
  throw new UsageError(
    `${id} is not a rule; did you mean ${closest(id.toUpperCase(), ids)}? All: npm run check -- --explain`,
  );
}

const paragraph = ({ id, why }: { readonly id: string; readonly why: string }): string =>
  `${id}\n${wrap(why, 2)}`;
