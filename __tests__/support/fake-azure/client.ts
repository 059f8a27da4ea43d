import { type Patience, usualPatience } from '../../../operations/azure/patience';
import { type ResourceManager, resourceManager } from '../../../operations/azure/resource-manager';
import type { FakeAzure } from '.';

/** For tests: what goes wrong is tried once more, and nothing is waited for. */
export const hastyPatience: Patience = { ...usualPatience, answer: 1000, retries: 1, pause: 1, look: 1 };

/** The client of somebody who is signed in; how one signs in is another test's question. */
export const signedIn = (
  { authority, cloud }: FakeAzure,
  patience = hastyPatience,
  signal: AbortSignal = new AbortController().signal,
): Promise<ResourceManager> =>
  resourceManager({
    cloud,
    credential: {
      getToken: async () => ({ token: authority.issue(), expiresOnTimestamp: Number.MAX_SAFE_INTEGER }),
    },
    signal,
    patience,
  });
