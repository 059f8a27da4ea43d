/** What Terraform or a provider marks as sensitive. */
import type { StackPlan } from './plan/plan';
import { at, isList, isMap, leavesOf, nameAt, type Value, type ValuePath, type Values } from './plan/values';

/** Marked as sensitive by azurerm, but meant to be published in DNS: https://learn.microsoft.com/azure/app-service/app-service-web-tutorial-custom-domain */
const PUBLIC = ['custom_domain_verification_id'];

/** Shorter texts are words like `true`, which appear everywhere. */
const SHORTEST = 8;

/** Whether a tree of marks has a mark at a path, or above it. */
export function isSensitiveAt(marks: unknown, path: ValuePath): boolean {
  if (marks === true) return true;
  const [step, ...rest] = path;
  if (step === undefined || typeof marks !== 'object' || marks === null) return false;
  return Object.hasOwn(marks, step) && isSensitiveAt((marks as Record<string | number, unknown>)[step], rest);
}

/** Every text that is sensitive anywhere in a plan. */
export function sensitiveTexts(plan: StackPlan): ReadonlySet<string> {
  const held = [...plan.before, ...plan.after].map(({ values, sensitive }) => [values, sensitive] as const);
  const changed = [...plan.changes, ...plan.drift, ...plan.outputs].flatMap(
    ({ before, after, sensitiveBefore, sensitiveAfter }) =>
      [
        [before, sensitiveBefore],
        [after, sensitiveAfter],
      ] as const,
  );
  return new Set([...held, ...changed].flatMap(([value, marks]) => sensitiveIn(value, marks)));
}

function sensitiveIn(value: Value, marks: unknown): readonly string[] {
  if (marks === true) {
    return leavesOf(value).flatMap(({ value: text, path }) =>
      typeof text === 'string' && text.length >= SHORTEST && !PUBLIC.includes(nameAt(path)) ? [text] : [],
    );
  }
  if (typeof marks !== 'object' || marks === null || !(isList(value) || isMap(value))) return [];
  return Object.entries(marks).flatMap(([key, mark]) =>
    PUBLIC.includes(key) ? [] : sensitiveIn(at(value as Values, key), mark),
  );
}
