/** Which part of the world a map shows: the regions with some room around them, or the whole world. */
import {
  type GeoProjection,
  geoAzimuthalEqualArea,
  geoCentroid,
  geoDistance,
  geoNaturalEarth1,
} from 'd3-geo';
import type { MultiPoint } from 'geojson';
import type { Point } from './labels';

export interface View {
  readonly projection: GeoProjection;
  /** A part of the world. */
  readonly isNear: boolean;
  /** Aspect of the map; the whole world is flatter. */
  readonly height: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** If a region is farther than this from the centre, the map shows the whole world. In radians: about 2,900 km. */
const NEAR = 0.45;
/** The largest zoom, in pixels a radian for each pixel of height: Europe from Scotland to Sicily. */
const MOST_SCALE = 2.5;
/** Without Antarctica. */
const WORLD: MultiPoint = {
  type: 'MultiPoint',
  coordinates: [
    [-168, 10],
    [180, 10],
    [0, 76],
    [0, -54],
  ],
};

/** Ratio of height to width of a world map. */
const FLAT = 0.62;

export function viewOf(points: readonly Point[], size: Size): View {
  const { width } = size;
  const shown: MultiPoint = { type: 'MultiPoint', coordinates: points.map(([x, y]) => [x, y]) };
  const middle = geoCentroid(shown);
  const isNear = points.length > 0 && points.every((point) => geoDistance(middle, [...point]) < NEAR);
  const height = isNear ? size.height : Math.min(size.height, Math.round(width * FLAT));
  const clip: [[number, number], [number, number]] = [
    [0, 0],
    [width, height],
  ];
  if (!isNear) {
    const margin = 8;
    const inside: [[number, number], [number, number]] = [
      [margin, margin],
      [width - margin, height - margin],
    ];
    return { projection: geoNaturalEarth1().fitExtent(inside, WORLD).clipExtent(clip), isNear, height };
  }
  const [x, y] = [width * 0.22, height * 0.22];
  const projection = geoAzimuthalEqualArea()
    .rotate([-middle[0], -middle[1]])
    .fitExtent(
      [
        [x, y],
        [width - x, height - y],
      ],
      shown,
    );
  const scale = Math.min(projection.scale(), height * MOST_SCALE);
  return {
    projection: projection
      .scale(scale)
      .translate([width / 2, height / 2])
      .clipExtent(clip),
    isNear,
    height,
  };
}
