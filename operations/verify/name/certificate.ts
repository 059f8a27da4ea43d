import { reporter } from '../../probe/observation';
import { minute } from '../../probe/time-text';
import type { Check } from '../check';
import { nameOf, type Seen } from './inputs';

const { ok, failed } = reporter('certificate');

/**
 * Remaining days that mean that renewal failed: Front Door renews a certificate from 45 days before it expires.
 * https://learn.microsoft.com/azure/frontdoor/domain#domain-validation-states
 */
const LATE = 30;
const DAY = 86_400_000;

/** Whether clients accept the certificate, now and in the coming days. */
export const certificate: Check<Seen> = async (inputs) => {
  const { refused, names, issuer, validTo } = inputs.first.certificate;
  const shown = `for ${names}, from ${issuer}, until ${minute(validTo)}`;
  const at = nameOf(inputs);
  if (refused) return [failed(at, `${refused}; ${shown}`, 'see the custom domain in the Front Door profile')];
  const days = Math.floor((validTo.getTime() - inputs.now.getTime()) / DAY);
  return days >= LATE
    ? [ok(at, shown)]
    : [
        failed(
          at,
          `${shown}, ${days} days left, and not renewed`,
          'Front Door renews it only if the CNAME leads directly to its endpoint: see the custom domain',
        ),
      ];
};
