import type { Edit } from './regions-file';

const LAST = '  francecentral: { state: active, dataPriority: 1, addressSpace: 10.40.0.0/20 }\n';

/** Adds entries to the regions of the small file, for instance `uksouth: { state: ... }`. */
export const moreRegions = (...entries: readonly string[]): Edit => [
  LAST,
  `${LAST}${entries.map((entry) => `  ${entry}\n`).join('')}`,
];
