/** What an answer of a stamp's health path says about the stamp. Pure. */
import { answererOf, referenceOf } from '../../probe/answerer';
import type { Visited } from '../../probe/https-probe';

export interface Expected {
  /** As in `x-region`. */
  readonly region: string;
  /** As in `x-image-digest`; undefined if it is not compared: the image is named by a tag, or any image will do. */
  readonly digest: string | undefined;
}

/**
 * - `good`: the app, healthy, as configured
 * - `edge`: Front Door does not know the stamp yet
 * - `app`: Front Door knows it, but the app is not as it should be
 * - `firewall`: blocked on the way
 * - `nobody`: nothing is known
 */
export type Verdict = { readonly is: 'good'; readonly found: string } | Bad;

export interface Bad {
  readonly is: 'edge' | 'app' | 'firewall' | 'nobody';
  readonly found: string;
  readonly todo: string;
}

export const WAIT =
  'a change of Front Door takes up to 45 minutes: wait; if it lasts, look at the routes of the endpoint door';
const AGAIN = 'try again; if it lasts, look for the cause';

export function verdictOf(visited: Visited | { readonly noAnswer: string }, expected: Expected): Verdict {
  if ('noAnswer' in visited) {
    const { noAnswer: found } = visited;
    // A new host name is not in DNS yet.
    return found.startsWith('no address')
      ? { is: 'edge', found, todo: WAIT }
      : { is: 'nobody', found, todo: AGAIN };
  }
  const { certificate, status, problem } = visited;
  if (certificate.foreign) {
    return { is: 'edge', found: `its certificate is for another name, ${certificate.names}`, todo: WAIT };
  }
  if (certificate.refused) {
    return { is: 'nobody', found: `its certificate ${certificate.refused}`, todo: AGAIN };
  }
  if (status === undefined) return { is: 'nobody', found: problem ?? 'no answer', todo: AGAIN };
  return ofAnswer({ ...visited, status }, expected);
}

function ofAnswer(answer: Visited & { readonly status: number }, expected: Expected): Verdict {
  const { status, problem } = answer;
  switch (answererOf(answer)) {
    case 'app':
      return status === 200 && problem
        ? { is: 'nobody', found: `answers 200, then ${problem}`, todo: AGAIN }
        : ofApp(answer, expected);
    case 'edge':
      return { is: 'edge', found: `Front Door answers ${status} itself`, todo: WAIT };
    case 'origin':
      return {
        is: 'app',
        found: `Front Door answers ${status}: nothing comes from the app`,
        todo: LOG,
      };
    case 'firewall':
      return {
        is: 'firewall',
        found: `the firewall blocks it, reference ${referenceOf(answer)}`,
        todo: 'find the rule by the reference: docs/firewall.md',
      };
    case 'limit':
      return {
        is: 'nobody',
        found: 'the firewall says: too many requests',
        todo: 'wait a minute, ask again',
      };
    case 'restrictions':
      return {
        is: 'app',
        found: 'the app lets in only its own Front Door, and does not recognize this one',
        todo: 'deploy global, then the stamp, which gets the id of the Front Door profile from global',
      };
    case 'sign-in':
      return {
        is: 'app',
        found: `answers ${status}: it requires a token`,
        todo: 'deploy the stamp: it exempts api.healthPath from authentication',
      };
    case 'stopped':
      return { is: 'app', found: `answers ${status}: the app is stopped`, todo: 'start it: docs/outage.md' };
    default:
      return {
        is: 'app',
        found: `answers ${status} without x-region: App Service, or an app that does not keep docs/app-contract.md`,
        todo: LOG,
      };
  }
}

const LOG = "read the app's log stream: it may still be starting, or unable to start";

function ofApp({ status, headers = {} }: Visited, expected: Expected): Verdict {
  const said = (name: string) => String(headers[name] ?? 'none').slice(0, 100);
  const [region, digest] = [said('x-region'), said('x-image-digest')];
  const bad = (found: string, todo: string): Verdict => ({ is: 'app', found, todo });
  if (region !== expected.region) {
    return bad(
      `x-region is ${region}, and should be ${expected.region}`,
      'deploy the stamp: its door leads to another app',
    );
  }
  if (status !== 200)
    return bad(`answers ${status}`, 'the app itself reports that it cannot serve: read its log');
  if (expected.digest !== undefined && digest !== expected.digest) {
    return bad(
      `x-image-digest is ${digest}, and should be ${expected.digest}`,
      'deploy the stamp; if it is already deployed, the log stream shows why the image does not start',
    );
  }
  return {
    is: 'good',
    found: `200 from ${region}, image ${digest}${expected.digest ? '' : ', not compared'}`,
  };
}
