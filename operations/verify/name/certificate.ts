import { reporter } from '../../probe/observation';
import { minute } from '../../probe/time-text';
import type { Check } from '../check';
import { nameOf, type Seen } from './inputs';

const { ok, failed } = reporter('certificate');

/**
 * Days that are left when something has gone wrong: Front Door renews a certificate from the 45th day before its end on.
 * https://learn.microsoft.com/azure/frontdoor/domain#domain-validation-states
 */
const LATE = 30;
const DAY = 86_400_000;

/** Whether clients take the certificate, and still will. */
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
          `${shown}, in ${days} days, and is not renewed`,
          'Front Door renews it where the CNAME leads straight to its endpoint: see the custom domain',
        ),
      ];
};
