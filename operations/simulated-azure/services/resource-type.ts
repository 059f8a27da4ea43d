import type { Account } from '../account';
import type { AttributePath, Value, Values } from '../value';
import type { Resource, World } from '../world';
import type { NameForm } from './name-form';

/**
 * What Azure and its provider know about a resource type beyond the schema. In texts, `{attribute}` stands for an
 * attribute of the resource, `{group}` for the id of its resource group, `{guid}`, `{token}`, `{key}` and `{digest}` for
 * values that differ by resource and attribute but not by run.
 */
export interface ResourceType {
  /** The id in the casing that the provider writes: its documentation's import example. */
  readonly id: string;
  /** The same for provider versions that are configured with the parent's id instead of names. */
  readonly idOfParent?: string;
  /** Attributes that the provider reads out of the id. */
  readonly fromId?: (id: string) => Values;
  /** Azure settings that have several names in different provider versions; a version may know both. */
  readonly namesakes?: readonly Namesakes[];
  readonly name?: NameForm;
  /** Whether its names must be unique in all of Azure. */
  readonly globalName?: true;
  /** The attributes, in any resource of the same provider, that take an id of this type. */
  readonly takenBy?: readonly string[];
  /** Values that Azure returns, by attribute path; a number or list is used as it is. */
  readonly answers?: Answers;
  /** How the provider reads back what it wrote, if that differs. */
  readonly readBack?: (values: Values) => Values;
  /** Attributes that the provider sends when it creates the resource and leaves out of every update. */
  readonly onlyCreated?: readonly string[];
  /** Its client is of Azure's older SDK: see `older-clients.ts`. */
  readonly olderClient?: true;
  /** Checks of the provider that no schema shows. */
  readonly checks?: readonly ProviderCheck[];
  readonly replacements?: readonly Replacement[];
  readonly warnings?: readonly Warning[];
  /** Refusals because of other resources, or of the caller. */
  readonly readGuards?: readonly ReadGuard[];
  readonly writeGuards?: readonly WriteGuard[];
  readonly deleteGuards?: readonly DeleteGuard[];
  /** What the provider does to other resources once this one is deleted. */
  readonly afterDelete?: (world: World, resource: Resource) => void;
  /** Ids of this type, or of something below it, that exist without being created, or in addition to their own. */
  readonly known?: (id: string, world: World) => boolean;
  /** Other names of this type in ids, and what that part is in its own id. */
  readonly otherForm?: readonly [other: RegExp, own: string];
}

export interface Namesakes {
  readonly names: readonly [string, string];
  /** The block that they stand in. */
  readonly block?: string;
  /** Whether one is the negation of the other. */
  readonly negated?: true;
}

export type Answers = Readonly<Record<string, Value | ((element: Values, resource: Values) => Value)>>;

/** A check of the planned values against those before. It ignores values that are not known yet. */
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

/** Something that the provider does silently and that an operator should know before the apply. */
export interface Warning {
  readonly name: string;
  readonly source: string;
  readonly check: (before: Values, after: Values) => readonly string[];
}

/** Each guard throws the Refusal. */
type ReadGuard = (resource: Resource, account: Account) => void;
type WriteGuard = (world: World, after: Resource, before: Resource | undefined) => void;
export type DeleteGuard = (world: World, resource: Resource) => void;

export type DataSource = (config: Values, account: Account, world: World) => Values;

type Knowledge = Omit<ResourceType, 'id'>;

export const inGroup = (path: string, knowledge: Knowledge = {}): ResourceType => ({
  id: `{group}/providers/${path}/{name}`,
  ...knowledge,
});

/** @param parent the attribute that holds the id of its parent */
export const under = (parent: string, path: string, knowledge: Knowledge = {}): ResourceType => ({
  id: `{${parent}}/${path}/{name}`,
  ...knowledge,
});

/** Source of what azurerm does. */
export const azurermSource =
  'https://github.com/hashicorp/terraform-provider-azurerm/blob/v4.55.0/internal/services';
