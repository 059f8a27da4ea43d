import { managedRulesAction } from '../../../topology/topology';
import { answererOf, referenceOf } from '../../probe/answerer';
import { reporter } from '../../probe/observation';
import type { Check } from '../check';
import { ask } from './ask';
import { nameOf, type Seen } from './inputs';

const { ok, notYet, failed, noAnswer } = reporter('firewall');

/**
 * A textbook attack, harmless because nothing reads it. Rule 941100 and its neighbours detect it.
 * https://learn.microsoft.com/azure/web-application-firewall/afds/waf-front-door-drs#drs941-21
 */
const ATTACK = `?verify=${encodeURIComponent('<script>alert(1)</script>')}`;

/** Whether the managed rules do what regions.yaml says: only log an attack, or block it. */
export const firewall: Check<Seen> = async (inputs) => {
  const { topology, first } = inputs;
  const at = nameOf(inputs);
  const visited = await ask(inputs, topology.api.healthPath + ATTACK);
  if ('noAnswer' in visited) return [noAnswer(at, visited.noAnswer)];
  const { status, problem } = visited;
  if (status === undefined) return [noAnswer(at, problem ?? 'no answer')];
  const blocked = answererOf({ ...visited, status }) === 'firewall';
  const found = blocked
    ? `blocks a textbook attack, reference ${referenceOf(visited)}`
    : `lets a textbook attack pass: ${status}`;
  if (managedRulesAction(topology) === 'Block') {
    return [
      blocked
        ? ok(at, found)
        : failed(
            at,
            `${found}; its rules must block`,
            'deploy global, wait 45 minutes, then check again: docs/firewall.md',
          ),
    ];
  }
  if (blocked) return [failed(at, `${found}; its rules must only log`, 'deploy global: docs/firewall.md')];
  return status === first.status
    ? [ok(at, `${found}, the same as without the attack; to see whether it was logged: docs/firewall.md`)]
    : [
        notYet(
          at,
          `${found}, but ${first.status} without the attack`,
          'read the log of the app: it may refuse the query',
        ),
      ];
};
