import type { Measured } from './measured';
import type { Paper } from './paper';

/** What was worse than on paper; empty if nothing was. Pure. */
export function worseThanPaper(
  { noticedAfter, failedLater, backAfter }: Measured,
  { noticedIfSilent }: Paper,
  {
    endedEarly,
    healthyAfter,
  }: { readonly endedEarly?: string | undefined; readonly healthyAfter: number | null },
): readonly string[] {
  const most = noticedIfSilent.to;
  return [
    endedEarly,
    noticedAfter === null
      ? 'Front Door did not send all requests to the others while the app was stopped.'
      : undefined,
    noticedAfter !== null && noticedAfter > most
      ? `Front Door took ${noticedAfter.toFixed(0)} s to send all requests to the others; on paper at most ${most} s.`
      : undefined,
    failedLater > 0 ? `${failedLater} requests failed while the others served all.` : undefined,
    healthyAfter === null
      ? 'The app runs but is not healthy at its door: its log stream says why.'
      : undefined,
    healthyAfter !== null && backAfter === null
      ? 'The app is healthy but gets no requests from here yet: look at its origin in Front Door.'
      : undefined,
  ].filter((text) => text !== undefined);
}
