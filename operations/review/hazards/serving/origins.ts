/** Which stamps serve: their origins are enabled. */
import type { Held, StackPlan } from '../../plan/plan';
import { isOfDoor } from '../door';

const TYPE = 'azurerm_cdn_frontdoor_origin';

/** Addresses of enabled origins; an unknown value counts as enabled, which is the default of azurerm. */
const enabledIn = (held: readonly Held[]): readonly string[] =>
  held
    .filter(({ type, values }) => type === TYPE && values.enabled !== false && !isOfDoor(values))
    .map(({ address }) => address);

export const enabledBefore = ({ before }: StackPlan): readonly string[] => enabledIn(before);
export const enabledAfter = ({ after }: StackPlan): readonly string[] => enabledIn(after);

export const serves = (plan: StackPlan): boolean => enabledBefore(plan).length > 0;
