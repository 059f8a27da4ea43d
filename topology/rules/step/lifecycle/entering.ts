/** A region comes, or comes back. */
import { nameOf } from '../../../names';
import { lives, regionNames } from '../../../topology';
import type { Rule } from '../../rule';
import { atState, moves, type Step } from '../step';

/** That have no stamp yet, and are to serve with their first deployment. */
const servingAtOnce = (step: Step) =>
  moves(step).filter(({ from, to }) => !lives(from) && to?.state === 'active');

export const secretsFirst: Rule<Step> = {
  id: 'REGION-SECRETS-FIRST',
  why: 'The key vault of a new stamp is empty, and nobody can fill it before it is there: the app would answer clients without its secrets, and be healthy, as health is only what is local. On standby there is time.',
  check: (step) =>
    Object.keys(step.next.api.secrets).length === 0
      ? []
      : servingAtOnce(step).map((move) => ({
          ...atState(move),
          wrong: `lets ${move.name} serve before its key vault can hold the secrets of api.secrets`,
          found: move.to?.state,
          fix: 'write standby and apply, put the secrets in, then active',
        })),
};

export const doorFirst: Rule<Step> = {
  id: 'REGION-DOOR-FIRST',
  why: 'A new stamp is not there to be looked at before it is deployed, and as active it would answer clients at once. npm run deploy refuses its plan; npx cdktf deploy does not. On standby it is verified through its door first. With api.secrets REGION-SECRETS-FIRST refuses the step itself. docs/deploy.md',
  severity: 'note',
  check: (step) =>
    Object.keys(step.next.api.secrets).length > 0
      ? []
      : servingAtOnce(step).map((move) => ({
          ...atState(move),
          wrong: `lets ${move.name} serve before anybody has looked at its door, which npm run deploy refuses`,
          found: move.to?.state,
          fix: 'write standby and deploy, then active',
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
