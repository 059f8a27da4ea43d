import { reporter } from '../../probe/observation';
import type { Check } from '../check';
import { nameOf, type Seen } from './inputs';

const { ok, failed } = reporter('affinity');

/** Of Front Door, and of App Service. https://learn.microsoft.com/azure/frontdoor/routing-methods#affinity */
const COOKIE = /^(ASLBSA(?:CORS)?|ARRAffinity(?:SameSite)?)=/;

/** Whether clients can move to another region or instance: an affinity cookie would prevent that. */
export const affinity: Check<Seen> = async (inputs) => {
  const names = (inputs.first.headers?.['set-cookie'] ?? []).flatMap(
    (cookie) => COOKIE.exec(cookie)?.[1] ?? [],
  );
  const at = nameOf(inputs);
  return [
    names.length === 0
      ? ok(at, 'no affinity cookie')
      : failed(at, `sets ${names.join(', ')}`, 'deploy global and the stamps: they turn affinity off'),
  ];
};
