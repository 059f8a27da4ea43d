import { catalogue } from '../../topology/catalogue';
import { type NameKind, nameFormats, nameOf, nameProblem } from '../../topology/names';

const workload = 'contososhoes';
const environment = 'prod';
const kinds = Object.keys(nameFormats) as NameKind[];

/**
 * Abbreviation, scope and longest name of https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules
 * and of azurerm's own validation where that is stricter (Front Door), and by the slot's host name (web app).
 */
const azure: Readonly<Record<NameKind, readonly [string, 'global' | 'group', number]>> = {
  actionGroup: ['ag', 'group', 260],
  appServicePlan: ['asp', 'group', 60],
  applicationInsights: ['appi', 'group', 260],
  budget: ['budget', 'group', 63],
  containerRegistry: ['cr', 'global', 50],
  cosmosAccount: ['cosno', 'global', 44],
  frontDoorEndpoint: ['fde', 'global', 46],
  frontDoorProfile: ['afd', 'group', 90],
  keyVault: ['kv', 'global', 24],
  logWorkspace: ['log', 'group', 63],
  networkSecurityGroup: ['nsg', 'group', 80],
  privateEndpoint: ['pep', 'group', 64],
  queryPack: ['pack', 'group', 63],
  resourceGroup: ['rg', 'group', 90],
  userAssignedIdentity: ['id', 'group', 128],
  virtualNetwork: ['vnet', 'group', 64],
  wafPolicy: ['fdfp', 'group', 128],
  webApp: ['app', 'global', 40],
};

test('the table holds what Microsoft documents', () => {
  const table = kinds.map((kind) => {
    const { abbreviation, unique, max } = nameFormats[kind];
    return [kind, [abbreviation, unique, max]];
  });
  expect(Object.fromEntries(table)).toEqual(azure);
});

test('every name of every region with zones is one that Azure takes', () => {
  const zoned = [...catalogue.values()].filter(({ zones }) => zones > 0);
  expect(zoned).toHaveLength(39);
  const broken = zoned.flatMap(({ geoCode }) =>
    kinds.flatMap(
      (kind) => nameProblem(kind, nameOf(kind, { workload, environment, suffix: 'x1', geoCode })) ?? [],
    ),
  );
  expect(broken).toEqual([]);
});

test.each<[NameKind, string]>([
  ['resourceGroup', 'rg-contososhoes-prod-we-data'],
  ['keyVault', 'kvcontososhoesprodx1wedata'],
  ['webApp', 'app-contososhoes-prod-x1-we-data'],
  ['cosmosAccount', 'cosno-contososhoes-prod-x1-we-data'],
  ['wafPolicy', 'fdfpcontososhoesprodwedata'],
])('%s: parts in their order, the suffix on global names only', (kind, expected) => {
  expect(nameOf(kind, { workload, environment, suffix: 'x1', geoCode: 'we', part: 'data' })).toBe(expected);
});

test('parts that are not given leave no trace', () => {
  expect(nameOf('containerRegistry', { workload, environment })).toBe('crcontososhoesprod');
});

test.each<[NameKind, string, string | undefined]>([
  ['keyVault', 'k'.repeat(24), undefined],
  ['keyVault', 'k'.repeat(25), 'Azure allows at most 24 characters, and this name has 25'],
  ['containerRegistry', 'cr-shop', 'Azure allows only names that match ^[a-z][a-z0-9]*$'],
  ['webApp', 'app-shop-', 'Azure allows only names that match ^[a-z][a-z0-9-]*[a-z0-9]$'],
  ['webApp', 'app-mywindows-test', 'Azure reserves the word windows'],
  ['resourceGroup', 'rg-microsoftshop-test', 'Azure reserves the word microsoft'],
])('%s %s: %s', (kind, name, expected) => {
  expect(nameProblem(kind, name)).toBe(expected);
});
