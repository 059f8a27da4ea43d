/** The table says what the providers' own schemas say: no row without an effect, no typing error. */
import { providerData } from '../../providers/data';
import { differences } from '../../providers/differences';
import { type Attribute, type Block, providerOf } from '../../providers/schema';
import { allowedVersions, boundVersions, byVersion } from '../../providers/versions';

type Found = Pick<Attribute, 'deprecated'> & { readonly type: Attribute['type'] | 'block' };

function attributeAt(block: Block, [name = '', ...rest]: readonly string[]): Found | undefined {
  const nested = block.block_types?.[name];
  if (rest.length > 0) return nested && attributeAt(nested.block, rest);
  return nested ? { type: 'block' } : block.attributes?.[name];
}

/** An attribute of a type, as a version of its provider has it. */
function attribute(type: string, version: string, path: string): Found | undefined {
  const schema = providerData(providerOf(type), version).resource_schemas[type];
  return schema && attributeAt(schema.block, path.split('.'));
}

/** Where an attribute is from then on; a block around it may have another name too. */
const freshPath = (type: string, path: string): string =>
  path
    .split('.')
    .map((step, i, steps) => {
      const whole = steps.slice(0, i + 1).join('.');
      const row = differences.find((other) => other.type === type && other.path === whole);
      return row && 'name' in row.became ? row.became.name : step;
    })
    .join('.');

describe.each(differences)('$type $path since $since', ({ since, type, path, became }) => {
  const provider = providerOf(type);
  const [before, from] = [
    allowedVersions[provider].filter((version) => byVersion.compare(version, since) < 0),
    allowedVersions[provider].filter((version) => byVersion.compare(version, since) >= 0),
  ];
  const fresh = 'name' in became ? freshPath(type, path) : undefined;

  test('the bindings say it the old way', () => {
    expect(before).toContain(boundVersions[provider]);
    expect(attribute(type, boundVersions[provider], path)).toBeDefined();
  });

  test('from then on the old way is unknown or deprecated', () => {
    expect(from).not.toEqual([]);
    for (const version of from) {
      const old = attribute(type, version, path);
      expect([version, old === undefined || old.deprecated === true]).toEqual([version, true]);
    }
  });

  if (fresh === undefined) return;

  test('from then on the new way is known, and of the same kind', () => {
    for (const version of from) {
      const found = attribute(type, version, fresh);
      expect([version, found?.type]).toEqual([version, attribute(type, boundVersions[provider], path)?.type]);
      expect([version, found?.deprecated]).toEqual([version, undefined]);
    }
  });

  test('no sooner: a version before knows the old way alone', () => {
    const sooner = before.filter((version) => attribute(type, version, fresh) !== undefined);
    expect(sooner).toEqual([]);
  });
});
