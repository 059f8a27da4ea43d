/** The map: regions with their states, shares, and the way to the nearest other one. */
import { geoGraticule10, geoPath } from 'd3-geo';
import type { Place } from '../facts/regions';
import { type Html, html } from '../html';
import { count } from '../numbers';
import { type Placed, type Point, placedLabels } from './labels';
import { landFor } from './land';
import { FONT, LINE, middleOf, namesOf, type Pin, pinOf, waysOf } from './pins';
import { viewOf } from './view';

export interface MapSize {
  /** Begins the ids in the picture, and is its class. */
  readonly id: string;
  readonly kind: 'wide' | 'narrow';
  readonly width: number;
  readonly height: number;
}

const RADIUS = 6;
/** With more regions, labels would cover the markers. */
const MOST_NAMES = 12;

/** A label for every region; if there is no room for all, its number in the table. */
export function regionMap(places: readonly Place[], size: MapSize): Html {
  const { id, kind, width } = size;
  const located = places.filter((place) => place.position !== null);
  const { projection, isNear, height } = viewOf(
    located.flatMap(({ position }) => (position ? [position] : [])),
    size,
  );
  const path = geoPath(projection).digits(1);
  const { land, borders } = landFor(isNear);
  const ways = waysOf(located);
  const pointOf = (position: Point): Point => projection([...position]) ?? [0, 0];
  const named = located.map((place) => pinOf(place, pointOf, namesOf(place)));
  const middles = ways.map(({ from, to, km }) => middleOf(from, to, km, pointOf));
  const radius = { radius: RADIUS, width, height };
  const full = located.length <= MOST_NAMES ? placedLabels([...named, ...middles], radius) : undefined;
  const pins = full
    ? [...named, ...middles]
    : located.map((place) => pinOf(place, pointOf, [numberOf(places, place)]));
  const labels = full ?? placedLabels(pins, { ...radius, radius: 4 }) ?? [];
  return html`<svg class="map ${kind}" role="img" viewBox="0 0 ${width} ${height}" aria-labelledby="${id}-t ${id}-d">
<title id="${id}-t">Map of the regions</title>
<desc id="${id}-d">${described(located)}</desc>
<path class="graticule" d="${path(geoGraticule10()) ?? ''}"/>
<path class="land" d="${path(land) ?? ''}"/>
<path class="borders" d="${path(borders) ?? ''}"/>
${ways.map(({ from, to }) => html`<path class="way" d="${path({ type: 'LineString', coordinates: [[...from], [...to]] }) ?? ''}"/>`)}
${labels.map(({ leader }) => leader && html`<path class="leader" d="M${round(leader[0])}L${round(leader[1])}"/>`)}
${pins.map(({ place, at }) => place && marker(place, at, full ? RADIUS : 4))}
${pins.map((pin, i) => labelOf(pin, labels[i]))}
</svg>`;
}

const round = (point: Point): string => point.map((value) => value.toFixed(1)).join(',');

const numberOf = (places: readonly Place[], place: Place): string => `${places.indexOf(place) + 1}`;

/** The shape shows the state as well, not only the colour. */
function marker({ state }: Place, [x, y]: Point, radius: number): Html {
  const [cx, cy] = [x.toFixed(1), y.toFixed(1)];
  if (state === 'control') {
    const points = [
      `${cx},${(y - radius).toFixed(1)}`,
      `${(x + radius).toFixed(1)},${cy}`,
      `${cx},${(y + radius).toFixed(1)}`,
      `${(x - radius).toFixed(1)},${cy}`,
    ];
    return html`<polygon class="marker control" points="${points.join(' ')}"/>`;
  }
  return html`<circle class="marker ${state}" cx="${cx}" cy="${cy}" r="${radius}"/>`;
}

function labelOf({ lines, place }: Pin, placed: Placed | undefined): Html | undefined {
  if (!placed) return undefined;
  const { x, y, width } = placed.box;
  const middle = (x + width / 2).toFixed(1);
  const spans = lines.map(
    (line, i) =>
      html`<tspan x="${middle}" y="${(y + LINE * i + FONT).toFixed(1)}"${i === 0 && place ? html` class="name"` : ''}>${line}</tspan>`,
  );
  return html`<text class="label${place ? '' : ' km'}">${spans}</text>`;
}

const described = (places: readonly Place[]): string =>
  places
    .map((place) => [
      ...namesOf(place),
      place.nearest ? `${count(place.nearest.km)} km to ${place.nearest.name}` : '',
    ])
    .map((parts) => parts.filter(Boolean).join(', '))
    .join('; ');
