import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { jsonSchema, jsonSchemaText } from '../../../topology/file/json-schema';
import { regionsPage } from '../../../topology/file/regions-page';
import { baseText, edited } from '../../support/regions-file';

const root = join(__dirname, '../../..');
const shipped = readFileSync(join(root, 'regions.yaml'), 'utf8');

test('the committed file is up to date: npm run editor-schema', () => {
  expect(readFileSync(join(root, 'topology/regions.schema.json'), 'utf8')).toBe(jsonSchemaText());
});

test('the page for people is up to date: npm run editor-schema', () => {
  expect(readFileSync(join(root, 'docs/regions-file.md'), 'utf8')).toBe(regionsPage());
});

/** Every property in a schema, as `dns.records.ttl`. */
function propertiesIn(schema: unknown, place: readonly string[] = []): [string, { description?: string }][] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, inner]) =>
    key === 'properties'
      ? Object.entries<{ description?: string }>(inner).flatMap(([name, property]) => [
          [[...place, name].join('.'), property] as [string, { description?: string }],
          ...propertiesIn(property, [...place, name]),
        ])
      : propertiesIn(inner, place),
  );
}

test('every property has a description, a sentence or more', () => {
  const properties = propertiesIn(jsonSchema());
  expect(properties.length).toBeGreaterThan(150);
  expect(properties.flatMap(([name, { description }]) => (description ? [] : [name]))).toEqual([]);
  const odd = properties.filter(([, { description = '' }]) => !/^[\w@].*\.(?:md\.)?$/.test(description));
  expect(odd.map(([name, { description }]) => `${name}: ${description}`)).toEqual([]);
});

test('the page has a row for each of them', () => {
  const rows = regionsPage()
    .split('\n')
    .filter((line) => line.startsWith('| `'));
  expect(rows).toHaveLength(
    propertiesIn(jsonSchema()).filter(([name]) => !/\baccept\w+\.reason$/.test(name)).length,
  );
});

test('regions.yaml names it on its first line', () => {
  expect(shipped.split('\n')[0]).toBe('# yaml-language-server: $schema=topology/regions.schema.json');
});

const editor = z.fromJSONSchema(jsonSchema());

test.each([
  ['the shipped file', shipped],
  ['the small file', baseText],
])('an editor finds nothing wrong with %s', (_, text) => {
  expect(editor.safeParse(parse(text)).error?.issues ?? []).toEqual([]);
});

test.each([
  ['an unknown key', edited(['workload: shop', 'workload: shop\nworklod: shop'])],
  ['a wrong type', edited(['peakRequestsPerSecond: 400', 'peakRequestsPerSecond: many'])],
  ['a missing key', edited(['environment: test\n', ''])],
  ['an unknown control region', edited(['controlRegion: swedencentral', 'controlRegion: narnia'])],
  ['an unknown home region', edited(['homeRegion: northeurope', 'homeRegion: narnia'])],
])('an editor sees %s', (_, text) => {
  expect(editor.safeParse(parse(text)).success).toBe(false);
});

test('every pattern is one that editors can read: a regular expression with the flag u', () => {
  const patterns = jsonSchemaText().matchAll(/"pattern": ("(?:[^"\\]|\\.)*")/g);
  const sources = [...patterns].map(([, text = '']) => String(JSON.parse(text)));
  expect(sources.length).toBeGreaterThan(20);
  for (const source of sources) expect(() => new RegExp(source, 'u')).not.toThrow();
});
