import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { InvalidFileError } from '../../topology/file/problem';
import { parseTopology } from '../../topology/parse';
import { baseText } from '../support/regions-file';

/**
 * No mutation of a valid file yields anything but a topology or lines for people. The seed is fixed, so that a
 * build fails for a change and not by chance; another one: `FC_SEED=7 npm test -- mutations`.
 */
const runs = { seed: Number(process.env.FC_SEED ?? 20_261_123), numRuns: 400 };

/** `regions.yaml:12:5 path: what is wrong; found X; how to fix it [RULE]` on one line. */
const LINE = /^regions\.yaml:[1-9]\d*:[1-9]\d*(?: [^\s:].*)?: \S.*; found \S.*; \S[^\p{Cc}]*$/u;

function outcome(text: string): 'topology' | 'problems' {
  try {
    parseTopology(text, 'regions.yaml');
    return 'topology';
  } catch (error) {
    if (!(error instanceof InvalidFileError)) throw error;
    if (error.problems.length === 0) throw new Error('refused without a word');
    const odd = error.problems.find((line) => !LINE.test(line));
    if (odd !== undefined) throw new Error(`not a line for people: ${JSON.stringify(odd)}`);
    return 'problems';
  }
}

const lines = baseText.split('\n');
const anyLine = fc.nat(lines.length - 1);
const offset = fc.nat(baseText.length - 1);

/** What YAML gives a meaning to, and what JavaScript does. */
const snippet = fc.oneof(
  fc.constantFrom(
    ...[
      ':',
      '- ',
      '? ',
      '#',
      '\t',
      '"',
      "'",
      '{',
      '}',
      '[',
      ']',
      ',',
      '|',
      '>',
      '%',
      '@',
      '`',
      '\n',
      '\r',
      '\u2028',
    ],
    ...[
      '&a ',
      '*a',
      '!!set ',
      '!secret ',
      '!!binary ',
      '!!timestamp ',
      '<<: ',
      '\n---\n',
      '\n...\n',
      '%YAML 1.1\n---\n',
    ],
    ...[
      '__proto__: ',
      'constructor: 1\n',
      'toString: ',
      '1e999',
      '.nan',
      '-.inf',
      '0x1F',
      '0o17',
      '~',
      'null',
      'yes',
    ],
    ...[
      '2026-02-30',
      '99999999999999999999',
      '-0',
      '\u0000',
      '\uD800',
      '\uFEFF',
      '? {a: 1}\n: 2\n',
      '[[[[[[',
      '"\\n"',
    ],
  ),
  fc.string({ unit: 'binary', maxLength: 4 }),
);

const splice = (text: string, at: number, removed: number, added: string): string =>
  text.slice(0, at) + added + text.slice(at + removed);

const withLines = (change: (copy: string[]) => void): string => {
  const copy = [...lines];
  change(copy);
  return copy.join('\n');
};

const textMutation = fc.oneof(
  fc.tuple(offset, fc.nat(3), snippet).map(([at, removed, added]) => splice(baseText, at, removed, added)),
  fc.tuple(anyLine, snippet).map(([i, added]) => withLines((copy) => copy.splice(i, 0, added))),
  fc.tuple(anyLine, fc.nat(4)).map(([i, count]) => withLines((copy) => copy.splice(i, count))),
  fc.tuple(anyLine, anyLine).map(([i, j]) => withLines((copy) => copy.splice(j, 0, lines[i] ?? ''))),
  fc
    .tuple(anyLine, anyLine)
    .map(([i, j]) => withLines((copy) => copy.splice(i, 1, ...copy.splice(j, 1, copy[i] ?? '')))),
  fc.tuple(anyLine, fc.integer({ min: -4, max: 4 })).map(([i, shift]) =>
    withLines((copy) => {
      const line = copy[i] ?? '';
      copy[i] = shift > 0 ? ' '.repeat(shift) + line : line.slice(-shift);
    }),
  ),
  fc.tuple(offset, fc.nat(200)).map(([from, length]) => baseText.slice(from, from + length)),
);

test('mutations of the text', () => {
  fc.assert(
    fc.property(textMutation, (text) => void outcome(text)),
    runs,
  );
});

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
const valid: Json = parse(baseText);

/** Every place of the valid file: the value itself, and all below it. */
function places(value: Json, path: (string | number)[] = []): (string | number)[][] {
  if (value === null || typeof value !== 'object') return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => places(inner, [...path, key]))];
}

const place = fc.constantFrom(...places(valid));
const oddKey = fc.oneof(
  fc.constantFrom(
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'a\nb',
    '',
    ' ',
    '<<',
    '1',
    'é',
    'a.b',
    '[',
  ),
  fc.string({ unit: 'binary', maxLength: 6 }),
);
const oddText = fc.constantFrom(
  '\n',
  '',
  '\u0000',
  '../..',
  '%{x}',
  '10.0.0.0/99',
  '@',
  '[object Object]',
  'P1v9',
);
const oddNumber = fc.constantFrom(-1, 0, 0.5, 1e308, 2 ** 53, -0, 255, 65_536);
const oddValue = fc.oneof(fc.jsonValue({ maxDepth: 3 }), oddText, oddNumber) as fc.Arbitrary<Json>;

/** The value with another one, or none, in one place. */
function changed(
  value: Json,
  [step, ...rest]: (string | number)[],
  fresh: Json | undefined,
): Json | undefined {
  if (step === undefined) return fresh;
  const entries = Object.entries(value ?? {}).map(([key, inner]): [string, Json | undefined] => [
    key,
    key === String(step) ? changed(inner as Json, rest, fresh) : (inner as Json),
  ]);
  const kept = entries.flatMap(([key, inner]) => (inner === undefined ? [] : [[key, inner] as const]));
  return Array.isArray(value) ? kept.map(([, inner]) => inner) : Object.fromEntries(kept);
}

const asText = (value: Json | undefined): string => stringify(value ?? null);

const valueMutation = fc.oneof(
  fc.tuple(place, oddValue).map(([path, fresh]) => asText(changed(valid, path, fresh))),
  place.map((path) => asText(changed(valid, path, undefined))),
  fc
    .tuple(place, place, oddValue)
    .map(([one, other, fresh]) => asText(changed(changed(valid, one, undefined) ?? null, other, fresh))),
  fc.tuple(place, oddKey, oddValue).map(([path, key, fresh]) => {
    const extra = Object.fromEntries([[key, fresh]]);
    return asText(changed(valid, path, extra));
  }),
  fc
    .tuple(fc.constantFrom('', 'api', 'regions', 'cosmos', 'dns', 'state'), oddKey, oddValue)
    .map(([at, key, fresh]) => {
      const section = at === '' ? valid : (valid as { [key: string]: Json })[at];
      const bigger = Object.fromEntries([
        ...Object.entries(section as { [key: string]: Json }),
        [key, fresh],
      ]);
      return asText(at === '' ? bigger : changed(valid, [at], bigger));
    }),
);

test('mutations of the values', () => {
  fc.assert(
    fc.property(valueMutation, (text) => void outcome(text)),
    runs,
  );
});

test('any text at all', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => outcome(text) === 'problems'),
    runs,
  );
});

test('the mutations reach both ends: some files stay valid, most do not', () => {
  const samples = fc.sample(fc.oneof(textMutation, valueMutation), { seed: 1, numRuns: 300 });
  const valid = samples.filter((text) => outcome(text) === 'topology').length;
  expect(valid).toBeGreaterThan(5);
  expect(valid).toBeLessThan(150);
});
