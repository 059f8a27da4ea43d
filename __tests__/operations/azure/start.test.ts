/** Azure's libraries take half a second to load: a command that does not ask Azure must not wait for them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const operations = join(__dirname, '../../../operations');

test('they are imported when they are needed, and before that only as types', () => {
  const files = readdirSync(operations, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const early = files.filter((file) =>
    /^(import|export) (?!type\b)[^;]*from '@azure\//m.test(readFileSync(join(operations, file), 'utf8')),
  );
  expect(early).toEqual([]);
});
