/** The fixture with every option stays one: what is compared by it (npm run cdktn) is then compared whole. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { jsonSchemaText } from '../../topology/file/json-schema';
import { parseTopology } from '../../topology/parse';

const name = 'every-option.yaml';
const text = readFileSync(join(__dirname, '../fixtures', name), 'utf8');

/**
 * Moments of the other hosting and of the last phase; who reaches a registry that the legacy app does not hold open; a
 * restored account, whose containers are all adopted.
 */
const ELSEWHERE = ['restored', 'ttlLoweredAt', 'cutoverAt', 'registry', 'publicAccess', 'addresses'];

/** Every object in a value, itself included. */
const objectsIn = (value: unknown): readonly object[] =>
  typeof value === 'object' && value !== null ? [value, ...Object.values(value).flatMap(objectsIn)] : [];

test('it is sound', () => {
  expect(() => parseTopology(text, name)).not.toThrow();
});

test('it has every key that the schema knows', () => {
  const known = objectsIn(JSON.parse(jsonSchemaText())).flatMap((schema) =>
    'properties' in schema ? Object.keys(schema.properties as object) : [],
  );
  const used = new Set([...objectsIn(parse(text)).flatMap(Object.keys), ...ELSEWHERE]);
  expect([...new Set(known)].filter((key) => !used.has(key))).toEqual([]);
});
