import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from 'cdktf';
import { synthesize, synthesizeBootstrap } from '../../operations/terraform/synthesize';
import { preparedTopology } from '../../topology/bootstrap';
import type { Topology } from '../../topology/topology';

export type Properties = Readonly<Record<string, unknown>>;

/** What the tests read of a cdk.tf.json. */
export interface StackFile {
  /** What CDKTF notes for itself. */
  readonly '//': unknown;
  readonly data?: Readonly<Record<string, Readonly<Record<string, Properties>>>>;
  readonly import?: readonly { readonly id: string; readonly to: string }[];
  readonly locals?: Properties;
  readonly output: Readonly<Record<string, Properties>>;
  readonly provider: Readonly<Record<string, readonly Properties[]>>;
  /** type -> id -> properties */
  readonly resource: Readonly<Record<string, Readonly<Record<string, Properties>>>>;
  readonly terraform: Properties;
}

export interface Synthesized {
  /** Stack -> text of its cdk.tf.json. */
  readonly files: Readonly<Record<string, string>>;
  /** Stack -> the stacks that it waits for. */
  readonly dependencies: Readonly<Record<string, readonly string[]>>;
  readonly app: App;
}

/** What a synthesis of the whole system writes. */
export const synthesized = (topology: Topology): Synthesized =>
  read((outdir) => synthesize(topology, outdir));

/** The stack that is there before the system. */
export function bootstrapOf(topology: Topology): StackFile {
  const prepared = preparedTopology(topology, 'regions.yaml');
  if ('missing' in prepared) throw new Error(prepared.missing);
  return stackOf(
    read((outdir) => synthesizeBootstrap(prepared, outdir)),
    'bootstrap',
  );
}

function read(synthesis: (outdir: string) => App): Synthesized {
  const outdir = mkdtempSync(join(tmpdir(), 'synthesize-'));
  try {
    const app = synthesis(outdir);
    const stacks = readdirSync(join(outdir, 'stacks'));
    const textOf = (stack: string) => readFileSync(join(outdir, 'stacks', stack, 'cdk.tf.json'), 'utf8');
    const waits = Object.entries(app.manifest.stacks).map(([stack, { dependencies }]) => [
      stack,
      dependencies,
    ]);
    return {
      files: Object.fromEntries(stacks.map((stack) => [stack, textOf(stack)])),
      dependencies: Object.fromEntries(waits),
      app,
    };
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

export function stackOf({ files }: Synthesized, stack: string): StackFile {
  const text = files[stack];
  if (text === undefined) throw new Error(`no stack ${stack} among ${Object.keys(files).join(', ')}`);
  const { resource = {}, output = {}, ...rest } = JSON.parse(text);
  return { resource, output, ...rest };
}

export interface Resource {
  /** `TYPE.ID`, as Terraform writes it. */
  readonly address: string;
  readonly type: string;
  readonly properties: Properties;
}

export const resourcesOf = ({ resource }: StackFile, ...types: readonly string[]): readonly Resource[] =>
  Object.entries(resource)
    .filter(([type]) => types.length === 0 || types.includes(type))
    .flatMap(([type, byId]) =>
      Object.entries(byId).map(([id, properties]) => ({ address: `${type}.${id}`, type, properties })),
    );

/** The resource with this address. */
export function resourceAt(stack: StackFile, address: string): Properties {
  const found = resourcesOf(stack).find((resource) => resource.address === address);
  if (!found) throw new Error(`no ${address} in the stack`);
  return found.properties;
}

/** `${expression}`, as Terraform writes it. */
export const reference = (expression: string): string => `\${${expression}}`;

/** What a stack reads of the global one. */
export const globalOutput = (name: string): string =>
  reference(`data.terraform_remote_state.global.outputs.${name}`);
