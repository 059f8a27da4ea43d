import { readRegionsText } from '../../../../topology/load';
import { parseTopology } from '../../../../topology/parse';
import { requireValid } from '../../../cli/edited-file';
import { type ExitCode, exitCodes, UsageError } from '../../../cli/exit';
import { readText, writeText } from '../../../cli/files';
import type { Surroundings } from '../../../cli/surroundings';
import { fitting } from '../../../dns/fit-records';
import { plainValues } from '../../../dns/merge-records';
import { writeRecords } from '../../../dns/write-records';
import { readZoneFile } from '../../../dns/zone-file';
import { zoneRecords } from '../../../dns/zone-records';
import { importText } from './import-text';
import type { DnsOptions } from './outputs';

interface Options extends Pick<DnsOptions, 'json'> {
  readonly dryRun?: true;
}

/** Writes the records of a zone file to regions.yaml. @returns 1 if a record cannot be imported */
export function importZone(zoneFile: string, { json, dryRun }: Options, around: Surroundings): ExitCode {
  const { folder, regionsFile, now, print, page } = around;
  const text = readRegionsText(regionsFile);
  const { api, dns } = parseTopology(text, regionsFile);
  const zone = readZoneFile(readText(folder, zoneFile), dns.zone);
  if (zone.entries.length + zone.unread.length === 0) {
    throw new UsageError(`${zoneFile}: holds no record; is it the export of ${dns.zone}?`, exitCodes.refused);
  }
  const records = zoneRecords(zone, {
    zone: dns.zone,
    host: api.hostname,
    legacyHost: dns.legacy.hostname,
    legacyTtl: dns.legacy.ttl,
  });
  const imported = fitting(records, { file: plainValues(text), now: now(), entries: zone.entries });
  const written = writeRecords(text, imported);
  requireValid(written.text, regionsFile, 'these records');
  if (!dryRun) writeText(folder, regionsFile, written.text);
  print(
    json
      ? JSON.stringify({ ...written, text: undefined, notes: imported.notes }, null, 2)
      : importText(regionsFile, written, imported.notes, page),
  );
  return imported.notes.some(({ kind }) => kind === 'refused') ? exitCodes.refused : exitCodes.fine;
}
