/** What the drill says of both versions. */
import { type DrilledFailure, drillFailures, isRefused } from '../../../../topology/capacity/drill';
import type { Topology } from '../../../../topology/topology';
import { percent } from '../../../cli/text';
import { heading, markdownTable } from './markdown';

export function failuresSection(before: Topology | undefined, after: Topology): string {
  const drilled = (topology: Topology) => drillFailures(topology, 1).failures;
  const [old, fresh] = [before ? drilled(before) : [], drilled(after)];
  const rows = [...new Set([...old, ...fresh].map(nameOf))].map((name) => [
    name,
    ...(before ? [cell(old, name)] : []),
    cell(fresh, name),
  ]);
  return [
    heading('When a region fails at the peak'),
    '',
    markdownTable([['what fails'], ...(before ? [['before'] as const] : []), ['after']], rows),
    '',
    'From `npm run drill`: the region hit hardest, and its load in percent of what it carries.',
  ].join('\n');
}

const nameOf = ({ failed }: DrilledFailure): string => failed.join(' and ') || 'nothing';

function cell(failures: readonly DrilledFailure[], name: string): string {
  const failure = failures.find((each) => nameOf(each) === name);
  if (!failure) return '';
  const [worst] = failure.regions.toSorted((a, b) => b.utilization - a.utilization);
  if (!worst) return 'nothing is left';
  const text = `${worst.region}, ${percent(worst.utilization)}: ${worst.verdict}`;
  return isRefused(failure) ? `**${text}**` : text;
}
