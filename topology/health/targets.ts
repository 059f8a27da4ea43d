/** What has metrics here: its namespace, and the page that lists them with dimensions, aggregations and time grains. */

const page = (name: string): string =>
  `https://learn.microsoft.com/azure/azure-monitor/reference/supported-metrics/${name}-metrics`;

export const targets = {
  frontDoor: { namespace: 'Microsoft.Cdn/profiles', source: page('microsoft-cdn-profiles') },
  cosmos: {
    namespace: 'Microsoft.DocumentDB/databaseAccounts',
    source: page('microsoft-documentdb-databaseaccounts'),
  },
  plan: { namespace: 'Microsoft.Web/serverfarms', source: page('microsoft-web-serverfarms') },
  app: { namespace: 'Microsoft.Web/sites', source: page('microsoft-web-sites') },
  autoscale: {
    namespace: 'Microsoft.Insights/autoscalesettings',
    source: page('microsoft-insights-autoscalesettings'),
  },
  vault: { namespace: 'Microsoft.KeyVault/vaults', source: page('microsoft-keyvault-vaults') },
} as const;

export type Target = keyof typeof targets;
