import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import type { RegionsFileInput } from '../../topology/file/schema';
import { parseTopology } from '../../topology/parse';
import type { Topology } from '../../topology/topology';

/** regions.yaml as it is shipped. Kept apart from the project's own, which operators edit: no edit may fail a test. */
export const shippedText = readFileSync(join(__dirname, '../fixtures/contososhoes.yaml'), 'utf8');

/** What it describes, after an edit. */
export function shippedTopology(
  edit: (file: RegionsFileInput) => Partial<RegionsFileInput> = () => ({}),
): Topology {
  const file = parse(shippedText) as RegionsFileInput;
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

/** Stamps with a staging slot. */
export const withSlot = ({ api }: RegionsFileInput): Partial<RegionsFileInput> => ({
  api: { ...api, keepSlot: true },
});
export const slottedText = shippedText.replace('\n  healthPath:', '\n  keepSlot: true\n  healthPath:');
