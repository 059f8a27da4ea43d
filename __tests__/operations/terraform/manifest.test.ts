import { inOrder, withDependencies } from '../../../operations/terraform/manifest';

const stack = (name: string, ...dependencies: readonly string[]) => ({ name, dependencies });
const names = (stacks: readonly { readonly name: string }[]) => stacks.map(({ name }) => name);

// As CDKTF writes them: by name.
const dns = stack('dns', 'stamp-b');
const global = stack('global');
const a = stack('stamp-a', 'stamp-c');
const b = stack('stamp-b', 'stamp-a');
const c = stack('stamp-c', 'global');

test('each stack comes after what it depends on', () => {
  expect(names(inOrder([dns, global, a, b, c]))).toEqual(['global', 'stamp-c', 'stamp-a', 'stamp-b', 'dns']);
});

test.each([
  ['global', ['global']],
  ['stamp-a', ['global', 'stamp-c', 'stamp-a']],
  ['dns', ['global', 'stamp-c', 'stamp-a', 'stamp-b', 'dns']],
  ['unknown', []],
])('%s with what it depends on', (name, expected) => {
  expect(names(withDependencies(inOrder([dns, global, a, b, c]), name))).toEqual(expected);
});
