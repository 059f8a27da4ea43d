import { catalogue } from '../../../topology/catalogue';
import { loadTopology } from '../../../topology/load';
import { nearest } from '../../../topology/nearest';
import type { Topology } from '../../../topology/topology';
import { argumentsOf } from '../../cli/arguments';
import { exitCodes, UsageError } from '../../cli/exit';
import type { Command } from '../../cli/surroundings';
import { readState, type State } from '../../terraform/state';

export const state: Command = async (args, around) => {
  const program = argumentsOf('state', around)
    .description(
      'Lists what the state of a stack holds, even of a region that is no longer in regions.yaml. Needs only Terraform and permission to read the state.',
    )
    .argument('<stack>', 'global, stamp-REGION or dns-migration')
    .addHelpText('after', '\nExit code: 0 read, whatever it holds; 2 could not be read, or does not exist.')
    .parse(args, { from: 'user' });
  const [stack = ''] = program.args;
  const topology = loadTopology(around.regionsFile);
  requireName(topology, stack);
  const found = await around.interruptible((signal) => readState(topology, stack, around, signal));
  if (!found.exists) {
    throw new UsageError(
      `there is no state of ${stack}; looked at ${found.place}; was it deployed with another state, workload or environment in regions.yaml?`,
    );
  }
  around.print(textOf(stack, found));
  return exitCodes.fine;
};

/** Without this check, the state of a misspelt name would look empty. */
function requireName({ regions }: Topology, stack: string): void {
  const names = ['global', ...regions.map(({ name }) => `stamp-${name}`), 'dns-migration'];
  const stamps = [...catalogue.keys()].map((name) => `stamp-${name}`);
  if (names.includes(stack) || stamps.includes(stack)) return;
  const meant = nearest(stack, [...names, ...stamps]);
  throw new UsageError(
    `there is no stack ${stack}; ${meant ? `did you mean ${meant}?` : `known: ${names.join(', ')}`}`,
  );
}

function textOf(stack: string, { held, place }: State): string {
  if (held.length === 0) return `The state of ${stack} holds nothing (${place}).`;
  const count = held.length === 1 ? 'one resource' : `${held.length} resources`;
  return [`The state of ${stack} holds ${count} (${place}):`, ...held.map((address) => `  ${address}`)].join(
    '\n',
  );
}
