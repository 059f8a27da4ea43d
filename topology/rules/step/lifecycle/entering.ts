/** A region is added, or comes back after it was retired. */
import { nameOf } from '../../../names';
import { lives, regionNames } from '../../../topology';
import type { Rule } from '../../rule';
import { atState, moves, type Step } from '../step';

/** Regions without a stamp that would serve from their first deployment. */
const servingAtOnce = (step: Step) =>
  moves(step).filter(({ from, to }) => !lives(from) && to?.state === 'active');

export const secretsFirst: Rule<Step> = {
  id: 'REGION-SECRETS-FIRST',
  why: 'The key vault of a new stamp is empty, and nobody can fill it before it exists. The app would answer clients without its secrets and still count as healthy, because health covers only what is local to the region. On standby there is time to set them.',
  check: (step) =>
    Object.keys(step.next.api.secrets).length === 0
      ? []
      : servingAtOnce(step).map((move) => ({
          ...atState(move),
          wrong: `lets ${move.name} serve before its key vault can hold the secrets of api.secrets`,
          found: move.to?.state,
          fix: 'write standby and apply, set the secrets, then write active',
        })),
};

export const doorFirst: Rule<Step> = {
  id: 'REGION-DOOR-FIRST',
  why: 'Nobody can test a new stamp before it is deployed, and an active one answers clients at once. On standby it is verified through its door first. npm run deploy refuses the plan of an active one; npx cdktf deploy does not. If the file has api.secrets, REGION-SECRETS-FIRST refuses the step itself. See docs/deploy.md.',
  severity: 'note',
  check: (step) =>
    Object.keys(step.next.api.secrets).length > 0
      ? []
      : servingAtOnce(step).map((move) => ({
          ...atState(move),
          wrong: `lets ${move.name} serve before it is verified through its door, which npm run deploy refuses`,
          found: move.to?.state,
          fix: 'write standby and deploy, then write active',
        })),
};

export const comesBack: Rule<Step> = {
  id: 'REGION-COMES-BACK',
  why: 'A deleted key vault keeps its name, and with purge protection its content, for 90 days. The provider is told to recover it, so an apply of the region brings it back with the secrets it had. https://learn.microsoft.com/azure/key-vault/general/soft-delete-overview',
  severity: 'note',
  check: (step) =>
    moves(step)
      .filter(({ from, to }) => from?.state === 'retired' && lives(to))
      .flatMap(({ name, to }) => (to ? [{ name, to }] : []))
      .map(({ name, to }) => {
        const vault = nameOf('keyVault', regionNames(step.next, to));
        return {
          path: ['regions', name, 'state'],
          wrong: 'brings a retired region back: its log workspace was kept, its key vault is soft-deleted',
          found: to.state,
          fix: `the apply recovers ${vault} with its old secrets: renew them; by hand: az keyvault recover --name ${vault} --location ${name}`,
        };
      }),
};
