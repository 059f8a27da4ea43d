/** What the managed rules of Microsoft no longer check: another version, exclusions. */
import { blocksIn, lower, textOf, type Values } from '../../plan/values';

/** In the words of a message. waf-rules-off.ts reports sets that are gone, and overrides. */
export function lostInManagedRules(before: Values | undefined, after: Values): readonly string[] {
  const old = new Map(blocksIn(before, 'managed_rule').map(({ type, version }) => [type, version]));
  const older = blocksIn(after, 'managed_rule').flatMap(({ type, version }) => {
    const was = old.get(type);
    return typeof was === 'string' && typeof version === 'string' && isOlder(version, was)
      ? [`rule set ${textOf(type)} is ${version}, not ${was}`]
      : [];
  });
  const known = wideExclusions(before);
  return [...older, ...wideExclusions(after).filter((one) => !known.includes(one))];
}

const isOlder = (version: string, than: string): boolean =>
  version.localeCompare(than, 'en', { numeric: true }) < 0;

/** An exclusion of everything of a kind, which needs no selector. */
const wideExclusions = (policy: Values | undefined): readonly string[] =>
  [[], ['override'], ['override', 'rule']].flatMap((place) =>
    blocksIn(policy, 'managed_rule', ...place).flatMap((holder) =>
      blocksIn(holder, 'exclusion')
        .filter(({ operator, selector }) => lower(operator) === 'equalsany' || selector === '*')
        .map(({ match_variable: variable }) => {
          const whose = textOf(holder.rule_id ?? holder.rule_group_name ?? holder.type);
          return `${whose} does not check ${textOf(variable)}`;
        }),
    ),
  );
