/** What would be destroyed or replaced, in words. */
import type { Action, Change } from '../../../terraform/plan';
import type { StackReport } from '../../../terraform/stack-run';
import { code, heading } from './markdown';

type Report = StackReport<string>;

export function lossesSection(reports: readonly Report[]): string {
  const lines = reports.flatMap(linesOf);
  return [
    heading('What would be destroyed or replaced'),
    '',
    ...(lines.length > 0 ? lines.map((line) => `- ${line}`) : ['Nothing.']),
  ].join('\n');
}

function linesOf({ stack, changes, outcome, problem }: Report): readonly string[] {
  if (!changes) {
    const why = problem
      ? `it ${outcome === 'orphaned' ? 'is orphaned' : 'has no plan'}`
      : 'it was not reached';
    return [`**${stack}**: unknown, because ${why}.`];
  }
  const of = (action: Action) => changes.filter((change) => change.action === action);
  const gone = of('delete');
  const forgotten = of('forget');
  return [
    ...of('replace').map(({ address, because }) => {
      const why = because ? `, because of ${because.map(code).join(' and ')}` : '';
      return `**${stack}** would destroy ${code(address)} and create it again${why}.`;
    }),
    ...(gone.length > 0 ? [`**${stack}** would destroy ${listed(gone)}.`] : []),
    ...(forgotten.length > 0 ? [`**${stack}** would no longer know of ${listed(forgotten)}.`] : []),
  ];
}

const SHOWN = 8;

function listed(changes: readonly Change[]): string {
  const names = changes.slice(0, SHOWN).map(({ address }) => code(address));
  const more = changes.length - names.length;
  const count = changes.length > 1 ? `${changes.length} resources: ` : '';
  return `${count}${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
