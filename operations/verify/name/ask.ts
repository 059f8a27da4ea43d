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

export const headerOf = (
  { headers = {} }: { readonly headers?: NodeJS.Dict<string | string[]> },
  name: string,
) => String(headers[name] ?? '').slice(0, 200);
