/** What every answer must have, whatever its status. */
import { type Observation, reporter } from '../../probe/observation';
import type { Check } from '../check';
import { contract, headerOf, type Reply } from './requests';
import type { Looked } from './seen';

const SECTION = 'what-each-answer-carries';

interface Rule {
  /** What is wrong with an answer; undefined if nothing is. */
  readonly wrong: (reply: Reply, inputs: Looked) => string | undefined;
  readonly fix: (inputs: Looked) => string;
  readonly well: (reply: Reply) => string;
}

/** One finding for each kind of mistake, at the first answer that has it. */
const onEach =
  (name: string, { wrong, fix, well }: Rule): Check<Looked> =>
  async (inputs) => {
    const { ok, failed } = reporter(name);
    const came = inputs.seen.filter(({ reply }) => !('noAnswer' in reply));
    const bad = came.flatMap(({ at, reply }) => {
      const what = wrong(reply, inputs);
      return what === undefined ? [] : [{ at, what }];
    });
    const [first] = came;
    if (bad.length === 0) return first ? [ok(`${came.length} answers`, well(first.reply))] : [];
    // The same words are the same mistake.
    return [...new Set(bad.map(({ what }) => what))].map((what): Observation => {
      const [at = '', ...more] = bad.flatMap((one) => (one.what === what ? [one.at] : []));
      const place = more.length > 0 ? `${at}, and ${more.length} more` : at;
      return failed(place, what, contract(fix(inputs), SECTION));
    });
  };

export const caching = onEach('cache', {
  wrong: (reply) => (headerOf(reply, 'cache-control') ? undefined : 'no Cache-Control'),
  fix: () => 'send Cache-Control: no-store, unless the answer may be cached',
  well: () => 'Cache-Control on all',
});

export const cookies = onEach('cookies', {
  wrong: (reply) => {
    const [name] = headerOf(reply, 'set-cookie')?.split('=') ?? [];
    return name && `sets the cookie ${name}`;
  },
  fix: () => 'set no cookie: clients must not be bound to an instance or a region',
  well: () => 'none',
});

export const region = onEach('region', {
  wrong: (reply, { region }) => {
    const name = headerOf(reply, 'x-region');
    if (!name) return 'no x-region';
    if (region !== undefined && name !== region) return `x-region: ${name}`;
    return /^[A-Z][\w ]*$/.test(name) ? undefined : `x-region: ${name}, which is not the name of a region`;
  },
  fix: ({ region }) => `send x-region: ${region ?? 'the value of COSMOS_REGION'}`,
  well: (reply) => headerOf(reply, 'x-region') ?? '',
});

export const image = onEach('image', {
  wrong: (reply, { digest }) => {
    const value = headerOf(reply, 'x-image-digest');
    if (digest !== undefined && value !== digest) {
      return value ? `x-image-digest: ${value}` : 'no x-image-digest';
    }
    return value === undefined || /^[\da-f]{12}$/.test(value)
      ? undefined
      : `x-image-digest: ${value}, which is not the first 12 characters of a digest`;
  },
  fix: ({ digest }) =>
    `send x-image-digest: ${digest ?? 'the first 12 characters after sha256: in API_IMAGE, or leave it out'}`,
  well: (reply) => headerOf(reply, 'x-image-digest') ?? 'not sent; use --image to compare it',
});
