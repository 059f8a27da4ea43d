/** The land and its borders, by Natural Earth: https://github.com/topojson/world-atlas */
import type { FeatureCollection, MultiLineString } from 'geojson';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import near from 'world-atlas/countries-50m.json';
import far from 'world-atlas/countries-110m.json';

export interface Land {
  readonly land: FeatureCollection;
  readonly borders: MultiLineString;
}

type Atlas = Topology<{ countries: GeometryCollection; land: GeometryCollection }>;

function landOf(atlas: Atlas): Land {
  const { countries, land } = atlas.objects;
  return { land: feature(atlas, land), borders: mesh(atlas, countries, (a, b) => a !== b) };
}

/** @param isNear a part of the world, which is drawn finer */
export const landFor = (isNear: boolean): Land => landOf((isNear ? near : far) as unknown as Atlas);
