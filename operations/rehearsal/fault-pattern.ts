import type { Fault, FaultMode } from '../simulated-azure';
import { wildcard } from '../simulated-azure/wildcard';
import type { Stack } from '../terraform/manifest';
import { RehearsalError } from './errors';

/** stack -> what fails while it is applied */
export type FaultsByStack = ReadonlyMap<string, readonly Fault[]>;

/**
 * Parses `STACK/ADDRESS[:once|always|hang|forbidden]` for these stacks; `*` matches any text. Azure does not know
 * addresses: it identifies a resource by its type and by those of its values that are not references.
 * @throws RehearsalError if nothing matches.
 */
export function faultsOf(text: string, stacks: readonly Stack[]): FaultsByStack {
  const { pattern = '', mode = 'always' } =
    /^(?<pattern>.*?)(:(?<mode>once|always|hang|forbidden))?$/.exec(text)?.groups ?? {};
  const byStack = stacks.map(({ name: stack, config }) => {
    const faults = Object.entries(config.resource ?? {}).flatMap(([type, byName]) =>
      Object.entries(byName)
        .filter(([name]) => wildcard(pattern).test(`${stack}/${type}.${name}`))
        .map(([, properties]) => ({ type, attributes: literals(properties), mode: mode as FaultMode })),
    );
    return [stack, faults] as const;
  });
  const found = byStack.filter(([, faults]) => faults.length > 0);
  if (found.length === 0) {
    throw new RehearsalError(
      `--fail ${text}: matches no resource of these stacks; write STACK/ADDRESS[:once|always|hang|forbidden], for example stamp-*/azurerm_linux_web_app.*:once`,
    );
  }
  return new Map(found);
}

const literals = ({ provider, ...attributes }: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    Object.entries(attributes).filter((entry): entry is [string, string] => isLiteral(entry[1])),
  );

const isLiteral = (value: unknown) => typeof value === 'string' && !value.includes('${');
