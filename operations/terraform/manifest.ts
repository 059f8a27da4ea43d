import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../cli/exit';

/** A synthesized stack. */
export interface Stack {
  readonly name: string;
  /** The stacks that are deployed before it. */
  readonly dependencies: readonly string[];
  readonly config: StackConfig;
}

/** What is read of a cdk.tf.json. */
export interface StackConfig {
  readonly terraform?: {
    readonly backend?: Readonly<Record<string, unknown>>;
    readonly required_providers?: Readonly<Record<string, { readonly version?: string }>>;
  };
  readonly provider?: { readonly azurerm?: readonly ProviderBlock[] };
  readonly import?: readonly { readonly id: string; readonly to: string }[];
  readonly data?: { readonly terraform_remote_state?: Readonly<Record<string, RemoteState>> };
  /** type -> name -> properties */
  readonly resource?: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
}

/** Provider -> the version that a stack requires. */
export const versionsOf = ({ terraform }: StackConfig): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(terraform?.required_providers ?? {}).flatMap(([name, { version }]) =>
      version === undefined ? [] : [[name, version]],
    ),
  );

interface ProviderBlock {
  readonly subscription_id?: string;
  readonly tenant_id?: string;
}

export interface RemoteState {
  readonly backend: string;
  readonly config: unknown;
}

interface Manifest {
  readonly stacks: Readonly<
    Record<string, { readonly dependencies: readonly string[]; readonly synthesizedStackPath: string }>
  >;
}

/** The stacks in a folder that CDKTF wrote, in the order of their deployment. */
export function readStacks(outdir: string): readonly Stack[] {
  const { stacks } = readJson(join(outdir, 'manifest.json')) as Manifest;
  return inOrder(
    Object.entries(stacks).map(([name, { dependencies, synthesizedStackPath }]) => ({
      name,
      dependencies,
      config: readJson(join(outdir, synthesizedStackPath)) as StackConfig,
    })),
  );
}

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

/** @throws UsageError that names the stacks. */
export function requireStack(stacks: readonly Stack[], name: string): void {
  if (stacks.some((stack) => stack.name === name)) return;
  const names = stacks.map((stack) => stack.name).join(', ');
  throw new UsageError(`there is no stack ${name}; known: ${names}`);
}

type Node = Pick<Stack, 'name' | 'dependencies'>;

/** Each stack after those that it depends on; CDKTF has made sure that there is no cycle. */
export function inOrder<T extends Node>(stacks: readonly T[]): readonly T[] {
  const ordered = new Set<T>();
  const add = (stack: T) => {
    for (const needed of stacks.filter(({ name }) => stack.dependencies.includes(name))) add(needed);
    ordered.add(stack);
  };
  stacks.forEach(add);
  return [...ordered];
}

/** A stack and all that it depends on, in order; empty if there is no such stack. */
export function withDependencies<T extends Node>(stacks: readonly T[], name: string): readonly T[] {
  const wanted = new Set([name]);
  for (const stack of stacks.toReversed()) {
    if (wanted.has(stack.name)) for (const needed of stack.dependencies) wanted.add(needed);
  }
  return stacks.filter((stack) => wanted.has(stack.name));
}
