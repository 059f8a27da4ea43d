/** Texts that a plan marks as sensitive are never printed, not even where the same text appears without the mark. */
import type { StackPlan } from './plan/plan';
import { textOf, UNKNOWN } from './plan/values';
import { sensitiveTexts } from './sensitive';

const HIDDEN = '(sensitive)';

/** A value, however deep, keys included -> the same with nothing in it that is sensitive in one of the plans; unknowns in words. */
export function concealer(plans: readonly StackPlan[]): <T>(value: T) => T {
  const secrets = [...new Set(plans.flatMap((plan) => [...sensitiveTexts(plan)].flatMap(formsOf)))]
    // The longer first: one may stand in another.
    .sort((a, b) => b.length - a.length);
  const hidden = (text: string) => secrets.reduce((rest, secret) => rest.replaceAll(secret, HIDDEN), text);
  const concealed = (value: unknown): unknown => {
    if (typeof value === 'string') return hidden(value);
    if (value === UNKNOWN) return textOf(UNKNOWN);
    if (Array.isArray(value)) return value.map(concealed);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [hidden(key), concealed(inner)]));
  };
  return concealed as <T>(value: T) => T;
}

/** As it is, in JSON, and in JSON that is a text in JSON. */
function formsOf(secret: string): readonly string[] {
  const escaped = inJson(secret);
  return [secret, escaped, inJson(escaped)];
}

const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);
