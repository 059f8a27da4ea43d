import type { Account } from '../account';
import type { AttributePath, Value, Values } from '../value';
import type { Resource, World } from '../world';
import type { NameForm } from './name-form';

/**
 * What Azure and its provider know of a resource type and no schema says. In texts, `{attribute}` stands for an
 * attribute of the resource, `{group}` for the id of its resource group, `{guid}`, `{token}`, `{key}` and `{digest}` for
 * values that differ by resource and attribute but not by run.
 */
export interface ResourceType {
  /** The id in the casing that the provider writes: its documentation's import example. */
  readonly id: string;
  /** The same where a version of the provider is configured with the parent's id instead of names. */
  readonly idOfParent?: string;
  /** Attributes that the provider reads out of the id. */
  readonly fromId?: (id: string) => Values;
  /** Settings of Azure's under the names that versions of the provider give them; a version may know both. */
  readonly namesakes?: readonly Namesakes[];
  readonly name?: NameForm;
  /** Its names are unique in all of Azure. */
  readonly globalName?: true;
  /** The attributes, of whatever resource of the same provider, that take an id of this type. */
  readonly takenBy?: readonly string[];
  /** What Azure answers, by attribute path; a number or list is taken as it is. */
  readonly answers?: Answers;
  /** How the provider reads back what it wrote, where that is not the same. */
  readonly readBack?: (values: Values) => Values;
  /** Attributes that the provider sends when it creates the resource and leaves out of every update. */
  readonly onlyCreated?: readonly string[];
  /** Its client is of Azure's older SDK: see `older-clients.ts`. */
  readonly olderClient?: true;
  /** Checks of the provider that no schema shows. */
  readonly checks?: readonly ProviderCheck[];
  readonly replacements?: readonly Replacement[];
  readonly warnings?: readonly Warning[];
  /** What is refused because of other resources, or of who asks. */
  readonly readGuards?: readonly ReadGuard[];
  readonly writeGuards?: readonly WriteGuard[];
  readonly deleteGuards?: readonly DeleteGuard[];
  /** What the provider does to other resources once this one is deleted. */
  readonly afterDelete?: (world: World, resource: Resource) => void;
  /** Ids of this type, or of something below it, that exist without anybody creating them, or besides their own. */
  readonly known?: (id: string, world: World) => boolean;
  /** How ids name this type otherwise, and what that part is in its own id. */
  readonly otherForm?: readonly [other: RegExp, own: string];
}

export interface Namesakes {
  readonly names: readonly [string, string];
  /** The block that they stand in. */
  readonly block?: string;
  /** One says what the other denies. */
  readonly negated?: true;
}

export type Answers = Readonly<Record<string, Value | ((element: Values, resource: Values) => Value)>>;

/** A check of the planned values, and of what was there before. It is silent about what is not yet known. */
export interface ProviderCheck {
  readonly name: string;
  readonly stage: 'plan' | 'apply';
  /** Where the provider does it. */
  readonly source: string;
  /** What is wrong, in the provider's words. */
  readonly check: (after: Values, before: Values | null) => readonly string[];
}

/** A change that the provider turns into a replacement although the attribute is not force-new. */
export interface Replacement {
  readonly name: string;
  readonly source: string;
  readonly path: AttributePath;
  readonly when: (before: Values, after: Values) => boolean;
}

/** What the provider does without a word and an operator should know before the apply. */
export interface Warning {
  readonly name: string;
  readonly source: string;
  readonly check: (before: Values, after: Values) => readonly string[];
}

/** Each guard throws the Refusal. */
export type ReadGuard = (resource: Resource, account: Account) => void;
export type WriteGuard = (world: World, after: Resource, before: Resource | undefined) => void;
export type DeleteGuard = (world: World, resource: Resource) => void;

export type DataSource = (config: Values, account: Account, world: World) => Values;

type Knowledge = Omit<ResourceType, 'id'>;

export const inGroup = (path: string, knowledge: Knowledge = {}): ResourceType => ({
  id: `{group}/providers/${path}/{name}`,
  ...knowledge,
});

/** @param parent the attribute that holds the id of what it lies in */
export const under = (parent: string, path: string, knowledge: Knowledge = {}): ResourceType => ({
  id: `{${parent}}/${path}/{name}`,
  ...knowledge,
});

/** Where azurerm does what is said of it here. */
export const azurermSource =
  'https://github.com/hashicorp/terraform-provider-azurerm/blob/v4.55.0/internal/services';
