import { formatFinding } from '../../../topology/file/problem';
import { placeProblems } from '../../../topology/parse';
import { checkClock } from '../../../topology/rules/clock';
import { checkStep } from '../../../topology/rules/step';
import { type Edit, edited, problemsOf, topologyOf } from '../../support/regions-file';

const phase = (lines: string): Edit => ['  phase: prepare\n', `${lines}\n`];
const DELEGATED = '  delegatedAt: 2026-12-01T09:00:00Z';
const prepare = phase(`  phase: prepare\n${DELEGATED}`);
const cutover = phase(`  phase: cutover\n${DELEGATED}`);
const flipped = phase(`  phase: cutover\n${DELEGATED}\n  cutoverAt: 2026-12-05T09:00:00Z`);
const complete = phase(`  phase: complete\n${DELEGATED}\n  cutoverAt: 2026-12-05T09:00:00Z`);
const registrar = (name: string, moments = ''): Edit => [
  '  hosting: azure\n  phase: prepare\n',
  `  hosting: registrar\n  phase: ${name}\n${moments && `${moments}\n`}`,
];
const ttl: Edit = ['ttl: 2d }', 'ttl: 5m }'];

const lines = (edits: readonly Edit[], problems: Parameters<typeof placeProblems>[0]) =>
  placeProblems(problems, edited(...edits), 'regions.yaml').map(formatFinding);

describe('the step', () => {
  test.each<[string, Edit[], Edit[]]>([
    ['prepare, delegated', [], [prepare]],
    ['prepare to cutover', [prepare], [cutover]],
    ['cutover, the moment written', [cutover], [flipped]],
    ['cutover to complete', [flipped], [complete]],
    ['cutover back to prepare', [flipped], [prepare]],
    ['complete stays', [complete], [complete]],
    ['the old TTL is corrected before the move', [], [ttl]],
    ['the hosting is thought over in prepare', [registrar('prepare')], [prepare]],
    ['the old TTL is corrected upwards', [prepare, ttl], [prepare]],
  ])('%s is allowed', (_, base, next) => {
    const { problems } = checkStep({ base: topologyOf(...base), next: topologyOf(...next) });
    expect(lines(next, problems)).toEqual([]);
  });

  test.each<[string, Edit[], Edit[], string]>([
    [
      'prepare to complete',
      [prepare],
      [complete],
      'regions.yaml:23:10 dns.phase: was prepare, and phases change one at a time; found "complete"; write cutover, apply it, and wait [DNS-PHASE-ORDER]',
    ],
    [
      'complete to cutover',
      [complete],
      [flipped],
      'regions.yaml:23:10 dns.phase: was complete, and there is no way back from that; found "cutover"; write complete again [DNS-PHASE-ORDER]',
    ],
    [
      'complete to prepare',
      [complete],
      [prepare],
      'regions.yaml:23:10 dns.phase: was complete, and there is no way back from that; found "prepare"; write complete again [DNS-PHASE-ORDER]',
    ],
    [
      'the hosting changed midway',
      [registrar('cutover', '  ttlLoweredAt: 2026-12-01T09:00:00Z')],
      [cutover],
      'regions.yaml:22:12 dns.hosting: was registrar when the move began, and must stay so; found "azure"; write registrar again [DNS-HOSTING]',
    ],
    [
      'the lowered TTL written as the old one',
      [],
      [prepare, ttl],
      'regions.yaml:25:59 dns.legacy.ttl: was 2d before the move began, and must not be lowered; found "5m"; write 2d again: the TTL from before the move [DNS-OLD-TTL]',
    ],
  ])('%s is refused', (_, base, next, line) => {
    const { problems } = checkStep({ base: topologyOf(...base), next: topologyOf(...next) });
    expect(lines(next, problems)).toEqual([line]);
  });
});

describe('the clock', () => {
  const at = (edits: Edit[], now: string) =>
    lines(edits, checkClock({ topology: topologyOf(...edits), now: new Date(now) }).problems);

  test.each<[string, Edit[], string]>([
    ['prepare at any time', [], '2026-01-01T00:00:00Z'],
    ['cutover in its first second', [cutover], '2026-12-05T09:00:00Z'],
    ['complete in its first second', [complete], '2026-12-07T10:00:00Z'],
  ])('%s is allowed', (_, edits, now) => {
    expect(at(edits, now)).toEqual([]);
  });

  test.each<[string, Edit[], string, string[]]>([
    [
      'cutover a second too early',
      [cutover],
      '2026-12-05T08:59:59Z',
      [
        'regions.yaml:23:10 dns.phase: is not allowed before 2026-12-05T09:00:00Z: delegatedAt 2026-12-01T09:00:00Z + 2d (a resolver may cache the old name servers) + 2d (legacy.ttl: and then the answer with the old TTL); found "cutover"; stay in the previous phase until then [DNS-TOO-EARLY]',
      ],
    ],
    [
      'complete a second too early',
      [complete],
      '2026-12-07T09:59:59Z',
      [
        'regions.yaml:23:10 dns.phase: is not allowed before 2026-12-07T10:00:00Z: cutoverAt 2026-12-05T09:00:00Z + 2d (the longest that anyone may cache the legacy answer) + 1h (margin); found "complete"; stay in the previous phase until then [DNS-TOO-EARLY]',
      ],
    ],
    [
      'a moment that is planned',
      [prepare],
      '2026-11-30T00:00:00Z',
      [
        'regions.yaml:24:16 dns.delegatedAt: is in the future; found "2026-12-01T09:00:00Z"; write the time once the change is made [DNS-FUTURE]',
      ],
    ],
  ])('%s is refused', (_, edits, now, expected) => {
    expect(at(edits, now)).toEqual(expected);
  });
});

test('the name servers of the zone itself are no record', () => {
  const ns = "    - { type: NS, name: '@', values: [ns1.registrar.example] }\n";
  expect(problemsOf(edited(['  records:\n', `  records:\n${ns}`]))).toEqual([
    'regions.yaml:26:7 dns.records[0]: is written by Azure DNS at the apex; found "@ NS"; remove this record [DNS-RECORD-SET]',
  ]);
});
