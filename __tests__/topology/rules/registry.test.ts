import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ruleGroups } from '../../../topology/rules/registry';

const rules = ruleGroups.flatMap((group) => group.rules);
const ids = rules.map(({ id }) => id);

test('every rule has an id of its own', () => {
  expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  expect(ids.filter((id) => !/^[A-Z]+(-[A-Z]+)*$/.test(id))).toEqual([]);
});

test('every rule says why', () => {
  expect(rules.filter(({ why }) => why.length < 40).map(({ id }) => id)).toEqual([]);
});

test('every rule that is written is registered', () => {
  const folder = join(__dirname, '../../../topology/rules');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  const written = files.flatMap((name) =>
    [...readFileSync(join(folder, name), 'utf8').matchAll(/^\s+(?:id: )?'([A-Z]+(?:-[A-Z]+)+)',$/gm)].map(
      ([, id]) => id,
    ),
  );
  expect(written.toSorted()).toEqual(ids.toSorted());
});
