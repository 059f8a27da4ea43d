/** Requests to the container, and links to the contract that says why. */

import type { Question } from '../../probe/exchange';
import { type Answered, ask } from '../../probe/http-probe';
import { targetText } from '../../probe/target';
import { USER_AGENT } from '../user-agent';
import type { Inputs } from './inputs';

export type Reply = Answered | { readonly noAnswer: string };

/** Bytes of an answer that are read: enough to compare two. */
const MOST = 10_000_000;

export const send = (
  { server, timeout, headers, healthPath }: Inputs,
  path: string,
  more: Pick<Question, 'method' | 'headers'> = {},
): Promise<Reply> =>
  ask({
    server,
    hostname: targetText(server, 80),
    path,
    userAgent: USER_AGENT,
    timeout,
    most: MOST,
    ...more,
    headers: { ...(path !== healthPath && headers), ...more.headers },
  });

/** @param section the anchor of its heading */
export const contract = (fix: string, section: string): string => `${fix}: docs/app-contract.md#${section}`;

export const headerOf = (reply: Reply, name: string): string | undefined => {
  const value = 'noAnswer' in reply ? undefined : reply.headers?.[name];
  return value === undefined ? undefined : String(value);
};

/** 2xx, and complete. */
export type Success = Answered & { readonly problem?: undefined };

export const isSuccess = (reply: Reply): reply is Success =>
  !('noAnswer' in reply) && reply.status >= 200 && reply.status < 300 && reply.problem === undefined;

/** What came, in words. */
export const found = (reply: Reply): string => {
  if ('noAnswer' in reply) return reply.noAnswer;
  return reply.problem ? `${reply.status}, then ${reply.problem}` : `${reply.status}`;
};
