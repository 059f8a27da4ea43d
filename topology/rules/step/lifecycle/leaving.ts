/** A region is drained, then retired, then its line is deleted. */
import { lives } from '../../../topology';
import type { Rule } from '../../rule';
import { atState, moves, type Step } from '../step';

export const drainFirst: Rule<Step> = {
  id: 'REGION-DRAIN-FIRST',
  why: 'Front Door does not drain: edge locations send requests to a removed origin until they learn of the change, which takes up to 45 minutes. A region on standby gets no new requests after that, and its stamp answers the last ones. https://learn.microsoft.com/azure/frontdoor/origin',
  check: (step) =>
    moves(step)
      .filter(({ from, to }) => from?.state === 'active' && !lives(to))
      .map((move) => ({
        ...atState(move),
        wrong: `removes ${move.name} while it is active`,
        found: move.to?.state,
        fix: `write ${move.name}: { state: standby, ... } and apply, wait until its requests have stopped, then write retired`,
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
        wrong: `no longer lists ${move.name}, which is deployed (standby)`,
        fix: `write ${move.name}: { state: retired, ... } and apply; delete the line after that`,
      })),
};

export const lineGoes: Rule<Step> = {
  id: 'REGION-LINE-GOES',
  why: 'Each apply records its version in the state of global, which is deployed first: a region that is retired in that version may still have its stamp. Without its line nothing destroys the stamp any more. Its log workspace is removed with the line.',
  severity: 'note',
  check: (step) =>
    moves(step)
      .filter(({ from, to }) => from?.state === 'retired' && !to)
      .map((move) => ({
        ...atState(move),
        wrong: `no longer lists ${move.name}, whose log workspace is removed with the line`,
        fix: `check first that nothing is left of its stamp: npm run state -- stamp-${move.name}`,
      })),
};
