import type { Stack } from '../../../operations/terraform/manifest';
import { Lab } from './support/lab';

const stack = (name: string, ...types: readonly string[]): Stack => ({
  name,
  dependencies: [],
  config: {
    terraform: { backend: { local: { path: `../${name}` } } },
    resource: Object.fromEntries(types.map((type) => [type, { one: { name: 'one' } }])),
  },
});
const group = 'azurerm_resource_group';
const howTo = 'operations/simulated-azure/README.md says how to add a type';

describe('a resource type that the simulated Azure does not serve: no Terraform is asked', () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await Lab.open();
  });
  afterAll(() => lab.close());

  test.each<[string, () => Promise<unknown>, string]>([
    [
      'in one stack',
      () => lab.rehearse([stack('a', group, 'azurerm_redis_cache'), stack('b', group)]),
      `a: cannot be rehearsed; it uses azurerm_redis_cache, which the simulated Azure does not serve; ${howTo}`,
    ],
    [
      'several in several stacks',
      () => lab.rehearse([stack('a', 'random_id', 'azurerm_redis_cache'), stack('b', 'random_id')]),
      `a: cannot be rehearsed; it uses azurerm_redis_cache, random_id, which the simulated Azure does not serve; ${howTo}
b: cannot be rehearsed; it uses random_id, which the simulated Azure does not serve; ${howTo}`,
    ],
    [
      'in the base',
      () => lab.rehearse([stack('a', group)], { base: [stack('a', 'azurerm_redis_cache')] }),
      `a: cannot be rehearsed; it uses azurerm_redis_cache, which the simulated Azure does not serve; ${howTo}`,
    ],
  ])('%s', async (_, rehearsal, message) => {
    await expect(rehearsal()).rejects.toMatchObject({ message, exitCode: 2 });
  });
});
