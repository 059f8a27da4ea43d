import { type Observation, reporter } from '../../probe/observation';
import { contract, found, isSuccess } from './requests';
import type { Looked } from './seen';

const { ok, failed } = reporter('answers');

/** Whether the given paths can be read: the other checks look at these answers. */
export async function answers({ seen, readPath, cachedPath }: Looked): Promise<readonly Observation[]> {
  return seen
    .filter(({ path }) => path === readPath || path === cachedPath)
    .map(({ at, reply }) =>
      isSuccess(reply)
        ? ok(at, found(reply))
        : failed(
            at,
            found(reply),
            contract(
              'answer 2xx within 30 s; or name a path that exists, and pass headers of the client with --header',
              'what-it-gets',
            ),
          ),
    );
}
