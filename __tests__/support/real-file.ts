import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import type { RegionsFileInput } from '../../topology/file/schema';
import { parseTopology } from '../../topology/load';
import type { Topology } from '../../topology/topology';

const text = readFileSync(join(__dirname, '../../regions.yaml'), 'utf8');

/** The project's own regions.yaml, after an edit. */
export function realTopology(
  edit: (file: RegionsFileInput) => Partial<RegionsFileInput> = () => ({}),
): Topology {
  const file = parse(text) as RegionsFileInput;
  return parseTopology(stringify({ ...file, ...edit(file) }), 'regions.yaml');
}

/** A third region, after those that the file has. */
export const THIRD = 'uksouth';
export const withThird = ({ regions }: RegionsFileInput): Partial<RegionsFileInput> => ({
  regions: {
    ...regions,
    [THIRD]: { state: 'active', dataPriority: 2, addressSpace: '10.30.0.0/20', trafficShare: 0 },
  },
});
