import type { Answer } from '../../probe/exchange';
import { type Visit, visit } from '../../probe/https-probe';
import { USER_AGENT } from '../user-agent';
import { type NameInputs, nameOf } from './inputs';

/** One request in the public name. */
export const ask = (
  inputs: NameInputs,
  path: string,
  more: Partial<Pick<Visit, 'token' | 'tls'>> = {},
): ReturnType<typeof visit> =>
  visit({
    server: inputs.https,
    hostname: nameOf(inputs),
    path,
    userAgent: USER_AGENT,
    timeout: inputs.timeout,
    ca: inputs.ca,
    ...more,
  });

/** @param token the token that was sent: a server may repeat it, but it must never be printed */
export const headerOf = ({ headers = {} }: Pick<Answer, 'headers'>, name: string, token?: string): string => {
  const value = String(headers[name] ?? '');
  return (token ? value.replaceAll(token, '(the token)') : value).slice(0, 200);
};
