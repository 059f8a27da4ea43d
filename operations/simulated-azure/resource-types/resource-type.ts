import type { Value, Values } from '../value';

/**
 * What Azure knows of a resource type and no schema says. `{attribute}` stands for an attribute of the resource,
 * `{group}` for the id of its resource group, `{guid}`, `{token}`, `{key}` and `{digest}` for values that differ by resource
 * and attribute but not by run.
 */
export interface ResourceType {
  /** The id in the casing that the provider writes: its documentation's import example. */
  readonly id: string;
  /** What Azure answers, by attribute path; a number or list is taken as it is. */
  readonly answers?: Answers;
  /** Its names are unique in all of Azure. */
  readonly globalName?: true;
  /** Attributes that the provider sends when it creates the resource and leaves out of every update. */
  readonly onlyCreated?: readonly string[];
  /** How the provider reads back what it wrote, where that is not the same. */
  readonly readBack?: (values: Values) => Values;
}

export type Answers = Readonly<Record<string, Value | ((element: Values, resource: Values) => Value)>>;

export const inGroup = (path: string, answers?: Answers): ResourceType => ({
  id: `{group}/providers/${path}/{name}`,
  ...(answers && { answers }),
});

export const globally = (type: ResourceType): ResourceType => ({ ...type, globalName: true });

export const under = (parent: string, path: string, answers?: Answers): ResourceType => ({
  id: `{${parent}}/${path}/{name}`,
  ...(answers && { answers }),
});
