/** The few figures at the top of the page. */
import type { Facts } from './facts';
import { type Html, html } from './html';
import { availability, count, counted } from './numbers';

export function keyFigures({
  places,
  losses,
  bill,
  move,
  availability: { composite },
  failures,
}: Facts): Html {
  const inState = (state: string) => places.filter((place) => place.state === state).length;
  const states = (['standby', 'retired'] as const).map((state) => `${count(inState(state))} ${state}`);
  const refused = losses.filter((loss) => loss.refused).length;
  const survived = refused > 0 ? `${losses.length - refused} of ${losses.length} carried` : 'carried';
  const least = bill.total.unknown.length > 0 ? '≥ ' : '';
  const detected = failures.failures[0]?.detectionSeconds;
  const figures: readonly (readonly [name: string, value: string, more: string])[] = [
    ['active regions', count(inState('active')), states.join(', ')],
    ['loss of one region', survived, detected ? `noticed after ${detected.from} to ${detected.to} s` : ''],
    ['availability', composite === null ? 'none' : availability(composite), 'from published SLAs'],
    ['cost at the peak', `${least}${count(bill.total.peak + bill.total.logs)}`, `${bill.currency} a month`],
    ['move of the name', move.phase, move.next ? `next: ${move.next.phase}` : 'the last phase'],
  ];
  return html`<dl class="figures">${figures.map(
    ([name, value, more]) =>
      html`<div><dt>${name}</dt><dd><b>${value}</b> <span class="hint">${more}</span></dd></div>`,
  )}</dl>`;
}

/** `2 regions, westeurope and swedencentral, serve 900 requests a second` */
export const summaryText = ({ places, peakRequestsPerSecond }: Facts): string => {
  const active = places.filter(({ state }) => state === 'active').length;
  return `${counted(active, 'region')} for ${count(peakRequestsPerSecond)} requests a second`;
};
