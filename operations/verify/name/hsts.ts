import { reporter } from '../../probe/observation';
import type { Check } from '../check';
import { headerOf } from './ask';
import { nameOf, type Seen } from './inputs';

const { ok, failed } = reporter('HSTS');

/** Seconds: the minimum for browsers' preload lists. https://hstspreload.org */
const YEAR = 31_536_000;

/** Whether a browser that was here once always uses TLS afterwards. */
export const hsts: Check<Seen> = async (inputs) => {
  const header = headerOf(inputs.first, 'strict-transport-security');
  const seconds = Number(/\bmax-age="?(\d+)/i.exec(header)?.[1] ?? 0);
  const found = header || 'no Strict-Transport-Security';
  return [
    seconds >= YEAR
      ? ok(nameOf(inputs), found)
      : failed(
          nameOf(inputs),
          found,
          `it must say max-age=${YEAR}: deploy dns-migration, whose rule set sends it`,
        ),
  ];
};
