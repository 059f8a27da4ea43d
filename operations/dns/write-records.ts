/** Writes imported records into the text of regions.yaml; every other byte stays as it is. */
import { contentOf, idOf, merge, type Place, plainValues } from './merge-records';
import {
  addToList,
  editYaml,
  isList,
  isMapping,
  type Mapping,
  put,
  setList,
  valueIn,
  valuesIn,
} from './yaml-edit';
import { flow } from './yaml-token';
import type { ZoneImport } from './zone-records';

export interface Written {
  readonly text: string;
  readonly added: readonly string[];
  readonly changed: readonly string[];
  /** Records of regions.yaml that the import does not contain; they stay. */
  readonly kept: readonly string[];
}

/** The text must be a valid regions.yaml. */
export function writeRecords(text: string, imported: ZoneImport): Written {
  const before = plainValues(text);
  const { places, file } = merge(before, imported);
  const added = places.filter((place) => !place.before);
  const changed = places.filter((place) => place.before && place.before !== place.after);
  const names = new Set(imported.records.map(idOf));
  return {
    text: editYaml(text, (root, lineEnd) => {
      const dns = mapping(root, 'dns');
      const list = valueIn(dns, 'records');
      const items = isList(list) ? valuesIn(list) : [];
      for (const [i, item] of items.entries()) {
        const place = places[i];
        if (place && isMapping(item)) update(item, place, lineEnd);
      }
      addToList(
        dns,
        'records',
        added.map(({ after }) => flow(after)),
        lineEnd,
      );
      const legacy = mapping(dns, 'legacy');
      const [was, is] = [before.dns.legacy, file.dns.legacy];
      if (was.ttl !== is.ttl) put(legacy, 'ttl', flow(is.ttl), lineEnd);
      if (was.nameServers !== is.nameServers)
        putContent(legacy, 'nameServers', was.nameServers, is.nameServers, lineEnd);
    }),
    added: added.map(({ after }) => idOf(after)),
    changed: changed.map(({ after }) => idOf(after)),
    kept: places.flatMap(({ before: old }) => (old && !names.has(idOf(old)) ? [idOf(old)] : [])),
  };
}

function mapping(map: Mapping, name: string): Mapping {
  const value = valueIn(map, name);
  if (!isMapping(value)) throw new Error('regions.yaml must be checked before records are imported');
  return value;
}

function update(item: Mapping, { before, after }: Place, lineEnd: string): void {
  if (!before || before === after) return;
  const [was, is] = [contentOf(before), contentOf(after)];
  if (was !== is) putContent(item, 'values' in after ? 'values' : 'value', was, is, lineEnd);
  if (after.ttl !== undefined && before.ttl !== after.ttl) put(item, 'ttl', flow(after.ttl), lineEnd);
}

function putContent(map: Mapping, key: string, was: unknown, is: unknown, lineEnd: string): void {
  const list = valueIn(map, key);
  if (isList(list) && Array.isArray(was) && Array.isArray(is)) setList(list, was, is, lineEnd);
  else put(map, key, flow(is), lineEnd);
}
