/** A text that is sensitive in one place of a plan is so in all others, marked there or not. */
import type { StackPlan } from './plan/plan';
import { sensitiveTexts } from './sensitive';

/** Takes out of a text what is sensitive in one of the plans. */
export function concealing(plans: readonly StackPlan[]): (text: string) => string {
  const all = new Set(plans.flatMap((plan) => [...sensitiveTexts(plan)]));
  // The longest first: one may be a part of another.
  const secrets = [...all].toSorted((a, b) => b.length - a.length);
  return (text) => secrets.reduce((rest, secret) => rest.replaceAll(secret, '(sensitive)'), text);
}

/** The same, wherever in a value texts stand. */
export function concealedIn(value: unknown, conceal: (text: string) => string): unknown {
  if (typeof value === 'string') return conceal(value);
  if (Array.isArray(value)) return value.map((item) => concealedIn(item, conceal));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [conceal(key), concealedIn(item, conceal)]),
  );
}
