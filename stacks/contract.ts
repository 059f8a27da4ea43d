import { TerraformOutput, type TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import type { Topology } from '../topology/topology';
import { remoteState } from './backend';

/**
 * Outputs that one stack publishes and others read: fixed names, with both ends made from one table. CDKTF's own
 * cross-stack references are not used: docs/adr/0004-explicit-outputs.md.
 */
export class Contract<Name extends string> {
  /** @param outputs name -> description */
  constructor(private readonly outputs: Readonly<Record<Name, string>>) {}

  publish(stack: TerraformStack, values: Readonly<Record<Name, string>>): void {
    for (const name of this.names()) {
      const output = new TerraformOutput(stack, `output_${name}`, {
        value: values[name],
        description: this.outputs[name],
      });
      output.overrideLogicalId(snakeCase(name));
    }
  }

  /** References to the outputs of `stack`, as last applied. */
  read(scope: Construct, topology: Topology, stack: string): Readonly<Record<Name, string>> {
    const state = remoteState(scope, topology, stack);
    const entries = this.names().map((name) => [name, state.getString(snakeCase(name))] as const);
    return Object.fromEntries(entries) as Record<Name, string>;
  }

  private names(): Name[] {
    return Object.keys(this.outputs) as Name[];
  }
}

const snakeCase = (name: string) => name.replaceAll(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);
