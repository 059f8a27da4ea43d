import { hazard, inChanges } from '../../hazard';
import { lower, type Value } from '../../plan/values';
import { weakened, weaknessText } from '../../weakened';

export const signInOff = hazard({
  id: 'SIGN-IN-OFF',
  why: 'App Service checks the token of every request before the app sees it. Without that, whoever finds the address is served.',
  link: 'https://learn.microsoft.com/azure/app-service/overview-authentication-authorization',
  remedy: 'write auth_settings_v2 as it was',
  see: inChanges(/^azurerm_(linux|windows)_(web|function)_app(_slot)?$/, (change) =>
    weakened(change, isOff).map((weakness) => ({
      wrong: 'would serve requests without a token',
      found: weaknessText(weakness),
    })),
  ),
});

function isOff(name: string, value: Value): boolean | undefined {
  if (name === 'auth_enabled' || name === 'require_authentication') return value !== true;
  return name === 'unauthenticated_action' ? lower(value) === 'allowanonymous' : undefined;
}
