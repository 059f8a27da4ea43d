/** A region is drained, then retired, then its line goes. */
import { lives } from '../../../topology';
import type { Rule } from '../../rule';
import { atState, moves, type Step } from '../step';

export const drainFirst: Rule<Step> = {
  id: 'REGION-DRAIN-FIRST',
  why: 'Front Door does not drain: edges send requests to a removed origin until they have heard of it, which takes up to 45 minutes. A region on standby gets no new requests, and its stamp still answers the last ones. https://learn.microsoft.com/azure/frontdoor/origin',
  check: (step) =>
    moves(step)
      .filter(({ from, to }) => from?.state === 'active' && !lives(to))
      .map((move) => ({
        ...atState(move),
        wrong: `takes ${move.name} away while it is active`,
        found: move.to?.state,
        fix: `write ${move.name}: { state: standby, ... } and apply, wait until its requests have stopped, then retired`,
      })),
};

export const retireFirst: Rule<Step> = {
  id: 'REGION-RETIRE-FIRST',
  why: 'A stack that is no longer synthesized is never destroyed: the stamp would run on, unmanaged and billed. A retired region keeps an empty stack, whose apply destroys what it held.',
  check: (step) =>
    moves(step)
      .filter(({ from, to }) => from?.state === 'standby' && !to)
      .map((move) => ({
        ...atState(move),
        wrong: `no longer holds ${move.name}, which is deployed (standby)`,
        fix: `write ${move.name}: { state: retired, ... } and apply; the line may go after that`,
      })),
};

export const lineGoes: Rule<Step> = {
  id: 'REGION-LINE-GOES',
  why: 'Each apply records its version in the state of global, which goes first: that a region is retired there does not say that its stamp could be destroyed. Without its line nothing destroys it any more. Its log workspace goes with the line.',
  severity: 'note',
  check: (step) =>
    moves(step)
      .filter(({ from, to }) => from?.state === 'retired' && !to)
      .map((move) => ({
        ...atState(move),
        wrong: `no longer holds ${move.name}, whose logs go with the line`,
        fix: `see first that nothing is left of it: npm run state -- stamp-${move.name}`,
      })),
};
