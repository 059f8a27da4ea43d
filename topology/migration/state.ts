import { dnsPhases } from '../file/schema-dns';
import type { Topology } from '../topology';
import { type Known, nextSteps } from './manual-steps';
import { apiRecord, earliest, firstMoment, type Moment } from './phases';

const moments: readonly Moment[] = ['ttlLoweredAt', 'delegatedAt', 'cutoverAt'];

/**
 * What the name answers if the file is true and deployed. Before the first moment nobody asks what this project
 * deploys: until then the registrar's answer holds.
 */
function answerOf(dns: Topology['dns'], endpoint: string) {
  const begun = dns.phase !== 'prepare' || dns[firstMoment[dns.hosting]] !== undefined;
  return begun
    ? { by: dns.hosting, ...apiRecord(dns, endpoint) }
    : { by: 'before' as const, value: dns.legacy.hostname, ttl: dns.legacy.ttl };
}

/** How far the public name has moved by a valid file, and what comes next. */
export function moveState({ api, dns }: Pick<Topology, 'api' | 'dns'>, known: Known, now: Date) {
  const next = dnsPhases[dnsPhases.indexOf(dns.phase) + 1];
  const gate = next && earliest(dns, next);
  const left = gate ? (Date.parse(gate.at) - now.getTime()) / 1000 : 0;
  return {
    hostname: api.hostname,
    hosting: dns.hosting,
    phase: dns.phase,
    answer: answerOf(dns, known.endpoint),
    done: moments.flatMap((moment) => {
      const at = dns[moment];
      return at ? [{ moment, at }] : [];
    }),
    steps: nextSteps({ api, dns }, known),
    next: next && {
      phase: next,
      ...gate,
      allowed: gate !== undefined && left <= 0,
      secondsLeft: gate ? Math.max(0, left) : null,
    },
  };
}

export type MoveState = ReturnType<typeof moveState>;
