/** What the custom rules of a firewall policy no longer stop. */
import { blocksIn, isList, isSame, lower, textOf, UNKNOWN, type Value, type Values } from '../../plan/values';

/** In the words of a message. waf-rules-off.ts reports rules that are gone or weakened. */
export function lostInCustomRules(before: Values | undefined, after: Values): readonly string[] {
  const old = new Map(blocksIn(before, 'custom_rule').map((rule) => [textOf(rule.name), rule]));
  return blocksIn(after, 'custom_rule').flatMap((rule) => {
    const name = textOf(rule.name);
    const was = old.get(name);
    return (isAllow(rule) ? wider(was, rule) : narrower(was, rule)).map(
      (how) => `custom rule ${name} ${how}`,
    );
  });
}

const isOn = ({ enabled }: Values): boolean => enabled !== false;
const isAllow = (rule: Values): boolean => isOn(rule) && lower(rule.action) === 'allow';

/** A rule that allows ends the evaluation: no later rule sees what it matches. */
function wider(was: Values | undefined, is: Values): readonly string[] {
  if (!was || !isAllow(was)) return ['lets requests pass that no other rule checks'];
  const same = isSame(was.match_condition, is.match_condition) && isSame(was.priority, is.priority);
  return same ? [] : ['lets other requests pass'];
}

function narrower(was: Values | undefined, is: Values): readonly string[] {
  if (!was || !isOn(was)) return [];
  const old = blocksIn(was, 'match_condition');
  const isNarrower = blocksIn(is, 'match_condition').some(
    (condition) => !old.some((one) => matchesAll(condition, one)),
  );
  const [least, most] = [rateOf(was), rateOf(is)];
  return [
    ...(isNarrower ? ['matches less'] : []),
    ...(least !== undefined && most !== undefined && most > least
      ? [`stops only after ${most} requests a minute, not ${least}`]
      : []),
  ];
}

/** Whether a condition holds wherever another one does. All conditions of a rule must hold, so removing one widens it. */
function matchesAll(condition: Values, other: Values): boolean {
  const isLike = ['match_variable', 'operator', 'selector', 'transforms'].every((key) =>
    isSame(wordOf(condition[key]), wordOf(other[key])),
  );
  const isNegated = condition.negation_condition === true;
  if (!isLike || isNegated !== (other.negation_condition === true)) return false;
  const [values, others] = [condition.match_values, other.match_values];
  if (values === UNKNOWN || others === UNKNOWN) return true;
  const [all, some] = isNegated ? [listOf(others), listOf(values)] : [listOf(values), listOf(others)];
  return some.every((value) => all.includes(value));
}

const listOf = (value: Value): readonly Value[] => (isList(value) ? value : []);
const wordOf = (value: Value): Value => (typeof value === 'string' ? lower(value) : value);

/** Requests a minute; undefined if the rule is not a limit, or the number is unknown. */
function rateOf({ type, rate_limit_threshold: threshold, rate_limit_duration_in_minutes: minutes }: Values) {
  const isLimit = lower(type) === 'ratelimitrule' && typeof threshold === 'number';
  return isLimit ? threshold / (typeof minutes === 'number' ? minutes : 1) : undefined;
}
