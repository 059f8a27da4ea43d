import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { jsonSchema, jsonSchemaText } from '../../../topology/file/json-schema';
import { baseText, edited } from '../../support/regions-file';

const root = join(__dirname, '../../..');
const shipped = readFileSync(join(root, 'regions.yaml'), 'utf8');

test('the committed file is up to date: npm run editor-schema', () => {
  expect(readFileSync(join(root, 'topology/regions.schema.json'), 'utf8')).toBe(jsonSchemaText());
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
