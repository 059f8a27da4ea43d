import type { Place } from '../facts/regions';
import { html } from '../html';
import { regionMap } from '../map/map';
import { count, share } from '../numbers';
import { badge, type Column, dataTable } from '../table';
import type { Section } from './section';

const COLUMNS: readonly Column[] = [
  { head: 'region' },
  { head: 'state' },
  { head: 'share', right: true },
  { head: 'instances', right: true },
  { head: 'zones', right: true },
  { head: 'nearest other' },
  { head: 'distance', right: true },
  { head: 'round trip', right: true },
];

export const regionsSection: Section = {
  id: 'regions',
  title: 'Regions',
  lead: 'Where the API runs. A dashed line leads to the region that takes over. Round trips are at the speed of light in fibre; real ones are longer.',
  body: ({ facts: { places }, id }) => html`<figure>
${regionMap(places, { id: `${id}-map`, kind: 'wide', width: 1080, height: 480 })}
${regionMap(places, { id: `${id}-map-narrow`, kind: 'narrow', width: 360, height: 300 })}
<figcaption class="legend">${(['active', 'standby', 'retired', 'control'] as const)
    .filter((state) => places.some((place) => place.state === state))
    .map(
      (state) => html`<span class="key ${state}">${state === 'control' ? 'control region' : state}</span>`,
    )}</figcaption>
</figure>
${unlocated(places)}
${dataTable('The regions of regions.yaml, and the control region', COLUMNS, places.map(row))}`,
};

/** The catalogue does not have the position of every region. */
function unlocated(places: readonly Place[]) {
  const names = places.filter(({ position }) => position === null).map(({ displayName }) => displayName);
  return (
    names.length > 0 &&
    html`<p class="hint">Not on the map, because the position is not published: ${names.join(', ')}.</p>`
  );
}

const row = (
  { name, displayName, state, share: part, instances, zones, nearest, isHome }: Place,
  i: number,
) => [
  html`<span class="number">${i + 1}</span> ${displayName} <span class="hint">${name}${isHome && ', home'}</span>`,
  badge(state, state),
  part === null ? '' : share(part),
  instances ?? '',
  zones || '',
  nearest?.name ?? '',
  nearest ? `${count(nearest.km)} km` : '',
  nearest ? `${Math.ceil(nearest.milliseconds)} ms` : '',
];
