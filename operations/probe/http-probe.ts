/** One request without TLS, to a server behind the one that ends TLS. */
import { request } from 'node:http';
import { address } from './address';
import { type Answer, exchange, optionsOf, type Question } from './exchange';
import { errorText } from './network-error';

export type Answered = Answer & { readonly status: number };

/** Never throws: a server that cannot be asked is an observation. */
export async function ask(question: Question): Promise<Answered | { readonly noAnswer: string }> {
  const { server, timeout } = question;
  const deadline = AbortSignal.timeout(timeout);
  try {
    const outgoing = request(optionsOf(question, await address(server.host, deadline), deadline));
    const answer = await exchange(outgoing, question, (error) =>
      deadline.aborted ? `no answer in ${timeout / 1000} s` : errorText(error),
    );
    const { status } = answer;
    return status === undefined ? { noAnswer: answer.problem ?? 'no answer' } : { ...answer, status };
  } catch (error) {
    return { noAnswer: (error as Error).message };
  }
}
