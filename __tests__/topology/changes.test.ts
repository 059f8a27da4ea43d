import { parse, stringify } from 'yaml';
import { changes } from '../../topology/changes';
import type { RegionsFileInput } from '../../topology/file/schema';
import { parseTopology } from '../../topology/parse';
import { shippedText, shippedTopology } from '../support/shipped-file';

const base = shippedTopology();
type Records = NonNullable<RegionsFileInput['dns']['records']>;
type Waf = NonNullable<NonNullable<RegionsFileInput['frontDoor']>['waf']>;

/** `PATH: BEFORE -> AFTER` for each change. */
function told(edit: (file: RegionsFileInput) => Partial<RegionsFileInput>, from = base): readonly string[] {
  const file = parse(shippedText) as RegionsFileInput;
  const next = parseTopology(stringify({ ...file, ...edit(file) }), 'regions.yaml');
  return changes({ base: from, next }).map(({ path, before, after }) => `${path}: ${before} -> ${after}`);
}

describe('a record is named by its name and type', () => {
  const records = (edit: (records: Records) => Records) => (file: RegionsFileInput) => ({
    dns: { ...file.dns, records: edit(file.dns.records ?? []) },
  });

  test('one more in front of the others changes none of them', () => {
    const first: Records[number] = {
      type: 'A',
      name: 'first',
      ttl: '5m',
      values: ['203.0.113.1', '203.0.113.2'],
    };
    expect(told(records((all) => [first, ...all]))).toEqual([
      'dns.records["first A"].ttl: undefined -> 300s',
      'dns.records["first A"].values: undefined -> 203.0.113.1 | 203.0.113.2',
    ]);
  });

  test('one that goes', () => {
    expect(told(records((all) => all.filter(({ name }) => name !== 'www')))).toEqual([
      'dns.records["www CNAME"].ttl: 3600s -> undefined',
      'dns.records["www CNAME"].value: contososhoes.com -> undefined',
    ]);
  });

  test('one with other values, each of several parts', () => {
    const moved = records((all) =>
      all.map((record) =>
        record.type === 'MX'
          ? { ...record, values: [{ preference: 5, exchange: 'mx.contososhoes.com' }] }
          : record,
      ),
    );
    expect(told(moved)).toEqual([
      'dns.records["@ MX"].values: exchange mail.contososhoes.com preference 10 -> exchange mx.contososhoes.com preference 5',
    ]);
  });

  test('another order is no change', () => {
    expect(told(records((all) => all.toReversed()))).toEqual([]);
  });
});

test('so are the exceptions of the firewall', () => {
  const reason = 'a test that needs it';
  const waf = (text: Waf) => () => ({ frontDoor: { waf: text } });
  const lines = told(
    waf({
      exclusions: [{ match: 'RequestHeaderNames', operator: 'Equals', selector: 'x-filter', reason }],
      overrides: [{ rule: 'SQLI-942100', action: 'Log', reason }],
      rateLimitExempt: [{ address: '198.51.100.7', reason }],
    }),
  );
  expect(lines).toEqual([
    `frontDoor.waf.exclusions["RequestHeaderNames Equals x-filter"].reason: undefined -> ${reason}`,
    'frontDoor.waf.overrides.SQLI-942100.action: undefined -> Log',
    `frontDoor.waf.overrides.SQLI-942100.reason: undefined -> ${reason}`,
    `frontDoor.waf.rateLimitExempt["198.51.100.7"].reason: undefined -> ${reason}`,
  ]);
});

test('two entries of one name are both told', () => {
  const entry = { address: '198.51.100.7', reason: 'a test that needs it' };
  const lines = told(() => ({ frontDoor: { waf: { rateLimitExempt: [entry, { ...entry }] } } }));
  expect(lines).toHaveLength(2);
});
