import { type Observation, reporter } from '../../probe/observation';
import type { Inputs } from './inputs';
import { contract, found, headerOf, isSuccess, send } from './requests';

const { ok, failed } = reporter('session');

const TOKEN = 'x-session-token';

/** Whether a client can read its own writes in another region. Reads only. */
export async function session(inputs: Inputs): Promise<readonly Observation[]> {
  const { readPath } = inputs;
  if (!readPath) return [];
  const at = `GET ${readPath}`;
  const wrong = (what: string, fix: string) => failed(at, what, contract(fix, 'reading-your-own-writes'));
  const read = (token?: string) => send(inputs, readPath, token ? { headers: { [TOKEN]: token } } : {});

  const first = await read();
  if (!isSuccess(first)) return []; // said by the check of the answers
  const token = headerOf(first, TOKEN);
  if (!token) return [wrong(`no ${TOKEN}`, 'return the x-ms-session-token of Cosmos DB')];
  const later = ahead(token);
  if (!later) {
    return [wrong(`${TOKEN}: ${token}, which is not a token of Cosmos DB`, 'return the token unchanged')];
  }
  const again = await read(token);
  if (!isSuccess(again) || !headerOf(again, TOKEN)) {
    const what = isSuccess(again) ? `no ${TOKEN}` : found(again);
    return [
      wrong(
        `${what} when the client sends the token back`,
        'pass the token to Cosmos DB, and return the new one',
      ),
    ];
  }
  const early = await read(later);
  if (isSuccess(early)) {
    if (headerOf(early, 'x-session-behind'))
      return [ok(at, 'returned, passed on, and older answers are marked')];
    const fix =
      'pass the token to Cosmos DB; mark an older answer with x-session-behind: true, or answer 503';
    return [
      wrong(`${found(early)} to the token of a write that has not arrived, as if there were no token`, fix),
    ];
  }
  if ('noAnswer' in early || early.status !== 503 || !headerOf(early, 'retry-after')) {
    const what = `${found(early)} to the token of a write that has not arrived`;
    return [
      wrong(what, 'answer with the older data and x-session-behind: true, or with 503 and Retry-After'),
    ];
  }
  return [ok(at, 'returned, passed on and waited for')];
}

/** More writes than a partition can get between two requests. */
const FAR = 1_000_000_000;

const TOKEN_OF_COSMOS = /^[^:]+:(?:-?\d+#)?\d+/;
const COUNTS = /(?<=[#=])\d+(?![\d=])|(?<=^[^:#]+:)\d+$/g;

/**
 * The token of a write far in the future; undefined if the text is not a token. In `0:1#12#3=11` the counts of writes are 12,
 * of all, and 11, in the region 3.
 * https://github.com/Azure/azure-cosmos-dotnet-v3/blob/master/Microsoft.Azure.Cosmos/src/VectorSessionToken.cs
 */
export const ahead = (token: string): string | undefined =>
  TOKEN_OF_COSMOS.test(token) ? token.replaceAll(COUNTS, (count) => String(Number(count) + FAR)) : undefined;
