import type { Measured } from './measured';
import type { Paper } from './paper';

/** What was worse than on paper; nothing where all was as it says. Pure. */
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
      ? `It took Front Door ${noticedAfter.toFixed(0)} s to send all requests to the others, and at most ${most} s on paper.`
      : undefined,
    failedLater > 0 ? `${failedLater} requests failed while the others served all.` : undefined,
    healthyAfter === null
      ? 'The app runs, and is not healthy at its door: its log stream says why it does not start.'
      : undefined,
    healthyAfter !== null && backAfter === null
      ? 'The app is healthy, and gets no requests from here yet: look at its origin in Front Door.'
      : undefined,
  ].filter((text) => text !== undefined);
}
