/** What Azure does on bad days: each of these in place of the truth, or around it. */
import { type Answer, type Asked, type Later, refusal } from './message';

/** @param truth what would have been done and answered; it is done when this is called */
export type Act = (asked: Asked, truth: () => Answer) => Answer;

/** 429 with `Retry-After`, in seconds. */
export const throttled =
  (retryAfter = 0): Act =>
  () => ({
    ...refusal(429, 'TooManyRequests', 'The request is being throttled.'),
    headers: { 'retry-after': String(retryAfter) },
  });

export const failing =
  (status = 500): Act =>
  () =>
    refusal(status, 'InternalServerError', 'The server encountered an internal error.');

/** It is done, and then the answer is lost. */
export const doneButFailing: Act = (_, truth) => {
  truth();
  return refusal(500, 'InternalServerError', 'The server encountered an internal error.');
};

export const conflict =
  (code = 'Conflict', message = 'Another operation is in progress.'): Act =>
  () =>
    refusal(409, code, message);

/** As Azure says it, with the action and the scope. */
export const forbidden =
  (action: string): Act =>
  ({ path }) =>
    refusal(
      403,
      'AuthorizationFailed',
      `The client 'somebody@contoso.com' with object id '0' does not have authorization to perform action '${action}' over scope '${path}' or the scope is invalid. If access was recently granted, please refresh your credentials.`,
    );

export const absent: Act = ({ path }) =>
  refusal(404, 'ResourceNotFound', `The Resource '${path}' was not found.`);

export const cut: Act = () => ({ status: 200, cut: 'before' });

export const cutWithin: Act = (_, truth) => ({ ...truth(), cut: 'within' });

export const stall: Act = () => ({ status: 200, stall: true });

export const malformed: Act = () => ({ status: 200, text: '<html>gateway</html>' });

/** 202, with an operation to look at. */
export const accepted =
  (later: Partial<Later> = {}): Act =>
  (_, truth) => ({ ...truth(), later: { looks: 2, by: 'Azure-AsyncOperation', ...later } });

interface Rule {
  readonly method: string;
  readonly path: RegExp;
  readonly act: Act;
  left: number;
}

/** What was ordered, in order; each rule for a number of requests. */
export class Misbehaviour {
  private readonly rules: Rule[] = [];

  /** @param what method and a part of the path: `PUT /secrets/` */
  order(what: string, act: Act, times = 1): void {
    const [method = '', part = ''] = what.split(' ');
    this.rules.push({ method, path: new RegExp(part, 'i'), act, left: times });
  }

  clear(): void {
    this.rules.length = 0;
  }

  answer(asked: Asked, truth: () => Answer): Answer {
    const rule = this.rules.find(
      ({ method, path, left }) => left > 0 && method === asked.method && path.test(asked.path),
    );
    if (!rule) return truth();
    rule.left--;
    return rule.act(asked, truth);
  }
}
