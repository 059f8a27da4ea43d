/** The report of a live drill, beside the figures of the drill on paper. */
import { RETRY_SECONDS } from '../../../topology/capacity/clients';
import { type Page, paint, roomOf } from '../../cli/page';
import { table, wrap } from '../../cli/text';
import type { Measured, Served } from '../../live-drill/measured';
import type { Paper, Span } from '../../live-drill/paper';
import { type Column, code, heading, markdownTable } from '../change/summary/markdown';
import { count } from './drill-report';

export interface LiveReport extends Measured {
  readonly region: string;
  /** When it began. */
  readonly at: string;
  /** Requests a second. */
  readonly rate: number;
  /** What was worse than on paper. */
  readonly worse: readonly string[];
  readonly healthyAfter: number | null;
  readonly paper: Paper;
}

export function formatLive(report: LiveReport, page: Page): string {
  const { width } = page;
  const verdict = report.worse.length > 0 ? report.worse : [WELL];
  const colour = report.worse.length > 0 ? 'red' : 'green';
  return [
    wrap(title(report), 0, width),
    verdict.map((text) => paint(page, colour, wrap(text, 0, width))).join('\n'),
    table(FIGURES, figures(report), ['left', 'right', 'right', 'left'], roomOf(page)),
    `Served, in requests:\n${table(PHASES, phases(report), ['left', 'right', 'right', 'right'], roomOf(page))}`,
    wrap(SEEN, 0, width),
  ].join('\n\n');
}

export function liveMarkdown(report: LiveReport): string {
  const verdict = report.worse.length > 0 ? report.worse.map((text) => `- ${text}`).join('\n') : WELL;
  return `${[
    heading(`Live drill: ${report.region}, ${report.at}`),
    title(report),
    verdict,
    markdownTable(columns(FIGURES), figures(report)),
    markdownTable(
      columns(PHASES),
      phases(report).map(([by = '', ...counts]) => [code(by), ...counts]),
    ),
    SEEN,
  ].join('\n\n')}\n`;
}

const title = ({ region, rate, paper }: LiveReport): string =>
  `The app of ${region} was stopped while this machine sent ${rate} requests a second. On paper, ${paper.servedBy} is the next nearest region.`;

const WELL = 'Front Door noticed within the time that the drill on paper expects, and the region is back.';

const SEEN =
  'Measured from one place, so at one edge location of Front Door: each one notices by itself. A stopped app refuses at once. A region that is down does not answer at all, so it is noticed later.';

const FIGURES = ['', 'measured', 'on paper', ''];

const seconds = (value: number | null): string => (value === null ? 'never' : `${value.toFixed(1)} s`);

const span = ({ from, to }: Span): string =>
  Math.round(from) === Math.round(to) ? count(from) : `${count(from)} to ${count(to)}`;

function figures(report: LiveReport): string[][] {
  const { paper } = report;
  return [
    [
      'noticed',
      seconds(report.noticedAfter),
      `${span(paper.noticed)} s`,
      `from the first failure until only other regions answered; ${span(paper.noticedIfSilent)} s if the region is down`,
    ],
    ['lost', count(report.lost), span(paper.lost), 'reached the failed region'],
    [
      'failed',
      count(report.failed),
      span(paper.failed),
      `got no answer, even after ${RETRY_SECONDS.length} retries`,
    ],
    [
      'slowed',
      count(report.slowed),
      span(paper.slowed),
      'got an answer only after a retry, or after a second or more',
    ],
    ['retried', count(report.retried), span(paper.retried), 'additional tries that were sent'],
    ['healthy', seconds(report.healthyAfter), 'unknown', 'from the start until its door answered'],
    [
      'back',
      seconds(report.backAfter),
      `${span(paper.back)} s more`,
      'from the start until it got requests again',
    ],
  ];
}

const PHASES = ['by', 'before', 'stopped', 'afterwards'];

function phases({ served: { before, stopped, afterwards } }: LiveReport): string[][] {
  const all: readonly Served[] = [before, stopped, afterwards];
  const names = [...new Set(all.flatMap((one) => Object.keys(one)))];
  return names.map((name) => [name, ...all.map((one) => count(one[name] ?? 0))]);
}

const columns = (names: readonly string[]): Column[] =>
  names.map((name, i) => (i > 0 && name ? [name, 'right'] : [name]));
