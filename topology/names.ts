/**
 * Every name, from one table of Azure's rules.
 *
 * Rules: https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules
 * Abbreviations: https://learn.microsoft.com/azure/cloud-adoption-framework/ready/azure-best-practices/resource-abbreviations
 */

/** Azure's rules for the names of one kind of resource. */
interface NameFormat {
  readonly abbreviation: string;
  readonly max: number;
  /** What Azure accepts, besides the length. */
  readonly pattern: RegExp;
  /** `global` names are unique in all of Azure: they carry the suffix. */
  readonly unique: 'global' | 'group';
  /** Between the parts; some resources allow no hyphen, and a key vault's 24 characters leave no room for one. */
  readonly separator: '-' | '';
}

const hyphenated = /^[a-z][a-z0-9-]*[a-z0-9]$/;
const plain = /^[a-z][a-z0-9]*$/;
const format = (
  abbreviation: string,
  max: number,
  unique: NameFormat['unique'] = 'group',
  separator: NameFormat['separator'] = '-',
): NameFormat => ({ abbreviation, max, unique, separator, pattern: separator ? hyphenated : plain });

export const nameFormats = {
  actionGroup: format('ag', 260),
  appServicePlan: format('asp', 60),
  applicationInsights: format('appi', 260),
  budget: format('budget', 63),
  containerRegistry: format('cr', 50, 'global', ''),
  cosmosAccount: format('cosno', 44, 'global'),
  frontDoorEndpoint: format('fde', 46, 'global'),
  frontDoorProfile: format('afd', 90),
  keyVault: format('kv', 24, 'global', ''),
  logWorkspace: format('log', 63),
  networkSecurityGroup: format('nsg', 80),
  privateEndpoint: format('pep', 64),
  queryPack: format('pack', 63), // Azure documents no limit: that of a workspace
  resourceGroup: format('rg', 90),
  userAssignedIdentity: format('id', 128),
  virtualNetwork: format('vnet', 64),
  wafPolicy: format('fdfp', 128, 'group', ''),
  // 60 without a slot. With one, App Service cuts the app's name to 40 characters in the slot's host name, and the
  // region comes last: https://learn.microsoft.com/azure/app-service/deploy-staging-slots
  webApp: format('app', 40, 'global'),
} as const satisfies Record<string, NameFormat>;

export type NameKind = keyof typeof nameFormats;

/** The parts of a name; `geoCode` and `part` come last, in that order. */
export interface NameParts {
  readonly workload: string;
  readonly environment: string;
  readonly suffix?: string | undefined;
  readonly geoCode?: string;
  /** Distinguishes several of a kind in one place, for instance `cosmos` for a private endpoint. */
  readonly part?: string;
}

/** The name of a resource: `kv` + `contososhoes` + `prod` + `we`. Whether Azure takes it: {@link nameProblem}. */
export function nameOf(kind: NameKind, parts: NameParts): string {
  const { abbreviation, separator, unique } = nameFormats[kind];
  return [
    abbreviation,
    parts.workload,
    parts.environment,
    unique === 'global' ? parts.suffix : undefined,
    parts.geoCode,
    parts.part,
  ]
    .filter(Boolean)
    .join(separator);
}

/** https://learn.microsoft.com/azure/azure-resource-manager/troubleshooting/error-reserved-resource-name */
const RESERVED = /microsoft|windows/;

/** Which of Azure's rules a name breaks, in words; undefined when it breaks none. */
export function nameProblem(kind: NameKind, name: string): string | undefined {
  const { max, pattern } = nameFormats[kind];
  const [reserved] = RESERVED.exec(name) ?? [];
  if (reserved) return `Azure reserves the word ${reserved}`;
  if (name.length > max) return `Azure allows at most ${max} characters, and this name has ${name.length}`;
  if (!pattern.test(name)) return `Azure allows only names that match ${pattern.source}`;
  return undefined;
}
