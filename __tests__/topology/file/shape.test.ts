/** One mistake, one line: what follows from it is not told. */
import { parse, stringify } from 'yaml';
import { readRegions } from '../../../topology/parse';
import { type Edit, edited, problemsOf } from '../../support/regions-file';
import { shippedText } from '../../support/shipped-file';

describe('a mistyped key gets the nearest known one, and what it stands for is not missing', () => {
  test.each<[Edit, string]>([
    [['capacity:', 'capacty:'], 'regions.yaml:16:1 capacty: ... did you mean capacity?'],
    [['regions:\n', 'region:\n'], 'regions.yaml:17:1 region: ... did you mean regions?'],
    [['homeRegion:', 'HOME_REGION:'], 'regions.yaml:5:1 HOME_REGION: ... did you mean homeRegion?'],
    [
      ['peakRequestsPerSecond', 'peakRequestPerSecond'],
      'regions.yaml:16:13 capacity.peakRequestPerSecond: ... did you mean peakRequestsPerSecond?',
    ],
    [
      ['addressSpace: 10.30', 'address-space: 10.30'],
      'regions.yaml:18:50 regions.northeurope.address-space: ... did you mean addressSpace?',
    ],
    [
      ['partitionKey', 'partionKey'],
      'regions.yaml:15:15 cosmos.containers.orders.partionKey: ... did you mean partitionKey?',
    ],
    [['values:', 'value:'], 'regions.yaml:26:31 dns.records[0].value: ... did you mean values?'],
    [['emails:', 'email:'], 'regions.yaml:28:3 alerts.email: ... did you mean emails?'],
  ])('%j', (edit, expected) => {
    const shortened = problemsOf(edited(edit)).map((line) =>
      line.replace(/is not a known key; found "[^"]*"; (.*\?) known here: .*$/, '... $1'),
    );
    expect(shortened).toEqual([expected]);
  });

  test.each<[Edit, string]>([
    [
      ['- { type: TXT', '- { typ: TXT'],
      'regions.yaml:26:9 dns.records[0].typ: is not a known key; found "typ"; did you mean type? one of A, AAAA, CNAME, NS, PTR, MX, TXT, SRV, CAA',
    ],
    [
      ['state: { backend:', 'state: { bakend:'],
      'regions.yaml:6:10 state.bakend: is not a known key; found "bakend"; did you mean backend? one of azurerm, local',
    ],
    [
      ['- { type: TXT, ', '- { ttl: 1h, '],
      'regions.yaml:26:7 dns.records[0].type: is missing; found nothing; add it: one of A, AAAA, CNAME, NS, PTR, MX, TXT, SRV, CAA',
    ],
  ])('of which the others hang: %j', (edit, expected) => {
    expect(problemsOf(edited(edit))).toEqual([expected]);
  });

  test('an optional one is not missed by a rule either', () => {
    const text = shippedText.replace('trafficShare: 75', 'traficShare: 75');
    expect(readRegions(text, 'regions.yaml').findings).toEqual([
      expect.objectContaining({ path: 'regions.westeurope.traficShare' }),
    ]);
  });

  test('what is there keeps its value', () => {
    expect(problemsOf(edited(['workload: shop', 'workload: shop\nworklod: x']))).toHaveLength(1);
  });

  test('what is near to nothing gets the list', () => {
    expect(problemsOf(edited(['workload: shop', 'workload: shop\nelephant: x']))).toEqual([
      expect.stringMatching(/; found "elephant"; known here: workload, /),
    ]);
  });
});

test('a value that breaks two limits at once is told once', () => {
  const lines = problemsOf(
    edited(['peakRequestsPerSecond: 400', `peakRequestsPerSecond: ${'9'.repeat(30)}`]),
  );
  expect(lines).toHaveLength(1);
});

describe('what is missing gets a hint that says what to write', () => {
  type Place = readonly (string | number)[];
  const file: unknown = parse(shippedText);
  const places = (value: unknown, place: Place = []): Place[] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, inner]) => [[...place, key], ...places(inner, [...place, key])])
      : [];
  const without = (value: unknown, [key, ...rest]: Place): unknown =>
    Object.fromEntries(
      Object.entries(value as object).flatMap(([name, inner]) => {
        if (name !== key) return [[name, inner]];
        return rest.length > 0 ? [[name, without(inner, rest)]] : [];
      }),
    );
  const mappings = places(file).filter((place) => !place.includes('records') && !place.includes('emails'));

  test.each(mappings.map((place) => [place.join('.'), place] as const))('%s', (name, place) => {
    const { findings } = readRegions(stringify(without(file, place)), 'regions.yaml');
    const missing = findings.filter(({ path, message }) => path === name && message.startsWith('is missing'));
    for (const { message } of missing) {
      expect(message).toMatch(/; add it: \S/);
      expect(message).not.toMatch(/put it in quotes|write its keys below|\[one, two\]/);
    }
  });

  test('addressSpace', () => {
    expect(problemsOf(edited([', addressSpace: 10.30.0.0/20', '']))).toEqual([
      'regions.yaml:18:3 regions.northeurope.addressSpace: is missing; found nothing; add it: write it like 10.10.0.0/20',
    ]);
  });
});
