import { printable } from '../../topology/file/problem';
import type { Action, Change } from './plan';

export const noPlan = 'no plan';

/** What a plan does, a line for each change. */
export function changeLines({
  changes,
  outputs = [],
}: {
  readonly changes?: readonly Change[];
  readonly outputs?: readonly Change[];
}): readonly string[] {
  if (!changes) return [noPlan];
  const lines = [...changes, ...outputs].map(changeLine);
  return lines.length > 0 ? lines : ['no changes'];
}

const signs: Readonly<Record<Action, string>> = {
  create: '+',
  update: '~',
  replace: '-/+',
  delete: '-',
  forget: '.',
  import: '<=',
};

/** Terraform's sign, the address, and what differs. */
export const changeLine = ({ address, action, imported, attributes }: Change): string =>
  printable(
    [
      `${signs[action]} ${address}`,
      ...(attributes.length > 0 ? [`(${attributes.join(', ')})`] : []),
      ...(imported && action !== 'import' ? ['(imported)'] : []),
    ].join(' '),
  );
