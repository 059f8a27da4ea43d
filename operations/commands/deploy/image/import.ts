import { loadTopology, readRegionsText } from '../../../../topology/load';
import { connect } from '../../../azure/connect';
import { type Imported, importImage } from '../../../azure/images/import-image';
import { type Replica, settledReplicas } from '../../../azure/images/replicas';
import { imageOf, parseSource } from '../../../azure/images/source';
import { requireValid } from '../../../cli/edited-file';
import { type ExitCode, exitCodes } from '../../../cli/exit';
import { writeText } from '../../../cli/files';
import { progressOn } from '../../../cli/progress';
import type { Surroundings } from '../../../cli/surroundings';
import { importText } from './import-text';
import { withImage } from './with-image';

/** What became of an import. */
export interface ImageImport extends Imported {
  readonly file: string;
  /** `api.image` names it now. */
  readonly written: boolean;
  readonly replicas: readonly Replica[];
}

/** Ten minutes. */
const looks = { pause: 10_000, looks: 60 };

/** @returns 1 where a replica does not follow: then nothing is written, and the same may be done again */
export async function importInto(
  given: string,
  { json }: { readonly json?: true },
  around: Surroundings,
): Promise<ExitCode> {
  const { folder, regionsFile, print, screen, sleep } = around;
  const source = parseSource(given);
  const topology = loadTopology(regionsFile);
  const text = withImage(readRegionsText(regionsFile), imageOf(source));
  requireValid(text, regionsFile, 'this image');
  const { note } = progressOn(screen);
  const done = await around.interruptible(async (signal): Promise<Omit<ImageImport, 'file' | 'written'>> => {
    const azure = await connect(topology, around, signal);
    note(`Importing ${imageOf(source)} ...`);
    const imported = await importImage(azure, topology, source);
    note('Imported. Looking at the replicas ...');
    return { ...imported, replicas: await settledReplicas(azure, topology, { sleep, signal, ...looks }) };
  });
  const written = done.replicas.every(({ is }) => is === 'ready');
  if (written) writeText(folder, regionsFile, text);
  const result: ImageImport = { ...done, file: regionsFile, written };
  print(json ? JSON.stringify(result, null, 2) : importText(result));
  return written ? exitCodes.fine : exitCodes.refused;
}
