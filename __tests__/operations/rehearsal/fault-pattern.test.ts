import { faultsOf } from '../../../operations/rehearsal/fault-pattern';

const reference = (path: string) => `\${${path}}`;
const stacks = ['stamp-a', 'stamp-b'].map((name) => ({
  name,
  dependencies: [],
  config: {
    resource: {
      azurerm_linux_web_app: {
        api_app: { name: `app-${name}`, https_only: true, plan: reference('a.id'), provider: 'azurerm.x' },
      },
      azurerm_role_assignment: { pull: { role_definition_name: 'AcrPull', scope: reference('a.b') } },
    },
  },
}));
const app = (stack: string, mode: string) => ({
  type: 'azurerm_linux_web_app',
  attributes: { name: `app-${stack}` },
  mode,
});

test.each<[string, object]>([
  ['stamp-a/azurerm_linux_web_app.api_app', { 'stamp-a': [app('stamp-a', 'always')] }],
  ['stamp-a/azurerm_linux_web_app.api_app:always', { 'stamp-a': [app('stamp-a', 'always')] }],
  ['stamp-b/*web_app.*:once', { 'stamp-b': [app('stamp-b', 'once')] }],
  ['stamp-a/*.api_app:forbidden', { 'stamp-a': [app('stamp-a', 'forbidden')] }],
  ['*.api_app:hang', { 'stamp-a': [app('stamp-a', 'hang')], 'stamp-b': [app('stamp-b', 'hang')] }],
  [
    'stamp-a/azurerm_role_assignment.pull',
    {
      'stamp-a': [
        { type: 'azurerm_role_assignment', attributes: { role_definition_name: 'AcrPull' }, mode: 'always' },
      ],
    },
  ],
])('%s', (pattern, expected) => {
  expect(Object.fromEntries(faultsOf(pattern, stacks))).toEqual(expected);
});

test.each(['stamp-a', 'azurerm_linux_web_app.api_app', 'stamp-a/azurerm_linux_web_app.api_app:twice', ''])(
  'matches nothing: "%s"',
  (pattern) => {
    expect(() => faultsOf(pattern, stacks)).toThrow(
      `--fail ${pattern}: matches no resource of these stacks; write STACK/ADDRESS[:once|always|hang|forbidden], for example stamp-*/azurerm_linux_web_app.*:once`,
    );
  },
);
