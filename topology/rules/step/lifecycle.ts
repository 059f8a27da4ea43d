/** How regions come and go. */

import type { Problem } from '../../file/problem';
import { nameOf } from '../../names';
import { type Region, regionNames, type Topology } from '../../topology';
import { checkCapacity } from '../capacity';
import { atState, lives, moves, type Step, type StepRule } from './step';

const drainFirst: StepRule = {
  id: 'REGION-DRAIN-FIRST',
  why: 'Front Door does not drain: edges send requests to a removed origin until they have heard of it, which takes up to 20 minutes. A region on standby gets no new requests, and its stamp still answers the last ones. https://learn.microsoft.com/azure/frontdoor/origin',
  check: (step) =>
    moves(step)
      .filter(({ from, to }) => from?.state === 'active' && !lives(to))
      .map((move) => ({
        ...atState(move),
        wrong: `takes ${move.name} away while it is active`,
        found: move.to?.state,
        mend: `write ${move.name}: { state: standby, ... } and apply, wait until its requests have stopped, then retired`,
      })),
};

const retireFirst: StepRule = {
  id: 'REGION-RETIRE-FIRST',
  why: 'A stack that is no longer synthesized is never destroyed: the stamp would run on, unmanaged and billed. A retired region keeps an empty stack, whose apply destroys what it held.',
  check: (step) =>
    moves(step)
      .filter(({ from, to }) => from?.state === 'standby' && !to)
      .map((move) => ({
        ...atState(move),
        wrong: `no longer holds ${move.name}, which is deployed (standby)`,
        mend: `write ${move.name}: { state: retired, ... } and apply; the line may go after that`,
      })),
};

const secretsFirst: StepRule = {
  id: 'REGION-SECRETS-FIRST',
  why: 'The key vault of a new stamp is empty, and nobody can fill it before it is there: the app would answer clients without its secrets, and be healthy, as health is only what is local. On standby there is time.',
  check: (step) =>
    Object.keys(step.next.api.secrets).length === 0
      ? []
      : moves(step)
          .filter(({ from, to }) => !lives(from) && to?.state === 'active')
          .map((move) => ({
            ...atState(move),
            wrong: `lets ${move.name} serve before its key vault can hold the secrets of api.secrets`,
            found: move.to?.state,
            mend: 'write standby and apply, put the secrets in, then active',
          })),
};

/** A region that serves stops serving. */
const drains = (step: Step): boolean =>
  moves(step).some(({ from, to }) => from?.state === 'active' && to?.state !== 'active');

const keepServing: StepRule = {
  id: 'REGION-KEEP-SERVING',
  why: 'Stamps are applied one after another: until a new region serves, only those that were active before carry the load, and Front Door refuses to disable the last enabled origin. https://github.com/hashicorp/terraform-provider-azurerm/issues/27652',
  check: (step) => {
    const stay = moves(step).filter(({ from, to }) => from?.state === 'active' && to?.state === 'active');
    const enough = step.next.capacity.survive + 1;
    if (stay.length >= enough || !drains(step)) return [];
    return [
      {
        path: ['regions'],
        atKey: true,
        wrong: `must keep ${enough} regions active throughout the step, for ${step.next.capacity.survive} may fail meanwhile`,
        found: stay.map(({ name }) => name),
        mend: 'let the new region become active first, and drain the old one in the next step',
      },
    ];
  },
};

const carryMeanwhile: StepRule = {
  id: 'REGION-CARRY-MEANWHILE',
  why: 'While a step is applied the drained regions are gone already, and new regions and more instances are not there yet: those that stay must survive a failure as they are.',
  check: (step) => {
    // What is too small afterwards as well has been said.
    if (!drains(step) || checkCapacity(step.next).length > 0) return [];
    const regions = step.next.regions.map((region) => meanwhile(step.base, region));
    return checkCapacity({ ...step.next, regions }).map(
      ({ rule: _, ...problem }): Problem => ({
        ...problem,
        wrong: `${problem.wrong}, while the step is applied`,
        mend: 'let the new region become active, or raise the instances, first, and drain the old one in the next step',
      }),
    );
  },
};

/** A region while the step is applied. */
function meanwhile(base: Topology, region: Region): Region {
  const from = base.regions.find(({ name }) => name === region.name);
  if (from?.state !== 'active') return region.state === 'active' ? { ...region, state: 'standby' } : region;
  const min = Math.min(from.instances.min, region.instances.min);
  const max = Math.min(from.instances.max, region.instances.max);
  return { ...region, instances: { min, max } };
}

const lineGoes: StepRule = {
  id: 'REGION-LINE-GOES',
  why: 'Each apply records its version in the state of global, which goes first: that a region is retired there does not say that its stamp could be destroyed. Without its line nothing destroys it any more. Its log workspace goes with the line.',
  severity: 'note',
  check: (step) =>
    moves(step)
      .filter(({ from, to }) => from?.state === 'retired' && !to)
      .map((move) => ({
        ...atState(move),
        wrong: `no longer holds ${move.name}, whose logs go with the line`,
        mend: `see first that nothing is left of it: terraform -chdir=cdktf.out/stacks/stamp-${move.name} state list prints nothing`,
      })),
};

const comesBack: StepRule = {
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
          mend: `the apply recovers ${vault} with its old secrets: renew them; by hand: az keyvault recover --name ${vault} --location ${name}`,
        };
      }),
};

export const lifecycleRules: readonly StepRule[] = [
  drainFirst,
  retireFirst,
  keepServing,
  carryMeanwhile,
  secretsFirst,
  lineGoes,
  comesBack,
];
