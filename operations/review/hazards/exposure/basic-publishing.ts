import { hazard, inChanges } from '../../hazard';
import { lower, type Value } from '../../plan/values';
import { weakened, weaknessText } from '../../weakened';

export const basicPublishing = hazard({
  id: 'BASIC-PUBLISHING',
  why: 'The publishing credentials of an app are a user name and a password that never expire, and can replace its code without any review. FTP and the remote debugger are further ways in.',
  link: 'https://learn.microsoft.com/azure/app-service/configure-basic-auth-disable',
  remedy: 'turn it off again; deploy through regions.yaml',
  see: inChanges(/^azurerm_(linux|windows)_(web|function)_app(_slot)?$/, (change) =>
    weakened(change, isOpen).map((weakness) => ({
      wrong: 'would accept deployments with a password',
      found: weaknessText(weakness),
    })),
  ),
});

function isOpen(name: string, value: Value): boolean | undefined {
  if (/^(ftp|webdeploy)_publish_basic_authentication_enabled$|^remote_debugging_enabled$/.test(name)) {
    return value === true;
  }
  return name === 'ftps_state' ? lower(value) !== 'disabled' : undefined;
}
