import type { Topology } from '../../../../topology/topology';
import { hazard, inChanges } from '../../hazard';
import type { PlannedChange } from '../../plan/plan';
import { blocksIn, isList, isNothing, lower, textOf, type Value, type Values } from '../../plan/values';
import { weakened, weaknessText } from '../../weakened';

export const signInOff = hazard({
  id: 'SIGN-IN-OFF',
  why: 'App Service checks the token of every request before the app sees it. Without that, whoever finds the address is served.',
  link: 'https://learn.microsoft.com/azure/app-service/overview-authentication-authorization',
  remedy: 'restore auth_settings_v2',
  see: inChanges(
    /^(azurerm_(linux|windows)_(web|function)_app(_slot)?|azuread_application(_registration)?)$/,
    (change, _, { topology }) =>
      [...weakened(change, isOff).map(weaknessText), ...otherwise(change, topology)].map((found) => ({
        wrong: 'would serve requests without a token, or with a token of other issuers',
        found,
      })),
  ),
});

/** Issuers of every tenant, or of private accounts. */
const FOREIGN = /\/(common|organizations|consumers)(\/|$)/;

function isOff(name: string, value: Value): boolean | undefined {
  if (name === 'auth_enabled' || name === 'require_authentication') return value !== true;
  if (name === 'sign_in_audience') return lower(value) !== 'azureadmyorg';
  if (name === 'tenant_auth_endpoint') return FOREIGN.test(lower(value));
  return name === 'unauthenticated_action' ? lower(value) === 'allowanonymous' : undefined;
}

/** Settings that are not switches: paths without a token, and accepted tokens. */
function otherwise({ type, action, before, after }: PlannedChange, { api }: Topology): readonly string[] {
  if (!after || action === 'forget') return [];
  if (!before && APP.test(type) && isNothing(after.auth_settings_v2)) return ['no auth_settings_v2'];
  const [was, is] = [authOf(before), authOf(after)];
  const health = [api.healthPath, api.otherHealthPath];
  const paths = textsIn(is?.excluded_paths).filter(
    (path) => !health.includes(path) && !textsIn(was?.excluded_paths).includes(path),
  );
  const [old, fresh] = [blocksIn(was, DIRECTORY)[0], blocksIn(is, DIRECTORY)[0]];
  const others = ['client_id', 'tenant_auth_endpoint'].filter(
    (key) => isText(old?.[key]) && isText(fresh?.[key]) && lower(old?.[key]) !== lower(fresh?.[key]),
  );
  const isForAll =
    fresh !== undefined && !isNothing(old?.allowed_audiences) && isNothing(fresh.allowed_audiences);
  return [
    ...paths.map((path) => `no token for ${path}`),
    ...others.map((key) => `another ${key}, ${textOf(fresh?.[key])}`),
    ...(isForAll ? ['no allowed_audiences'] : []),
  ];
}

const APP = /^azurerm_(linux|windows)_(web|function)_app(_slot)?$/;
const DIRECTORY = 'active_directory_v2';
const authOf = (values: Values | undefined): Values | undefined => blocksIn(values, 'auth_settings_v2')[0];
const isText = (value: Value): boolean => typeof value === 'string' && value !== '';
const textsIn = (value: Value): readonly string[] =>
  isList(value) ? value.filter((one): one is string => typeof one === 'string') : [];
