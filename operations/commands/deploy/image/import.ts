import { loadTopology, readRegionsText } from '../../../../topology/load';
import type { Topology } from '../../../../topology/topology';
import { connect } from '../../../azure/connect';
import { AzureError } from '../../../azure/errors';
import { importImage } from '../../../azure/images/import-image';
import { settledReplicas } from '../../../azure/images/replicas';
import { imageOf, parseSource } from '../../../azure/images/source';
import type { ResourceManager } from '../../../azure/resource-manager';
import { requireValid } from '../../../cli/edited-file';
import { type ExitCode, exitCodes } from '../../../cli/exit';
import { writeText } from '../../../cli/files';
import { progressOn } from '../../../cli/progress';
import type { Surroundings } from '../../../cli/surroundings';
import { type ImageImport, importText } from './import-text';
import { type ImageKey, withImage } from './with-image';

/** Ten minutes. */
const looks = { pause: 10_000, looks: 60 };

/** @returns 1 if it is imported but the file does not name it; it is safe to run again */
export async function importInto(
  given: string,
  { json, candidate }: { readonly json?: true; readonly candidate?: true },
  around: Surroundings,
): Promise<ExitCode> {
  const { regionsFile, print, screen } = around;
  const source = parseSource(given);
  const image = imageOf(source);
  const key = candidate ? 'candidate' : 'image';
  const topology = loadTopology(regionsFile);
  textWith(image, key, regionsFile); // fails before anything is asked
  const { note } = progressOn(screen);
  const done = await around.interruptible(async (signal) => {
    const azure = await connect(topology, around, signal);
    note(`Importing ${image} ...`);
    const imported = await importImage(azure, topology, source);
    note('Imported. Checking the replicas ...');
    return { ...imported, ...(await settled(azure, topology, around, signal)) };
  });
  const ready = !done.replicasUnknown && done.replicas.every(({ is }) => is === 'ready');
  const notWritten = ready ? write(image, key, around) : undefined;
  const written = ready && notWritten === undefined;
  const result: ImageImport = {
    ...done,
    file: regionsFile,
    key,
    written,
    ...(notWritten && { notWritten }),
  };
  print(json ? JSON.stringify(result, null, 2) : importText(result));
  return written ? exitCodes.fine : exitCodes.refused;
}

/** The import is done, whatever the replicas say. */
async function settled(
  azure: ResourceManager,
  topology: Topology,
  { sleep }: Surroundings,
  signal: AbortSignal,
): Promise<Pick<ImageImport, 'replicas' | 'replicasUnknown'>> {
  try {
    return { replicas: await settledReplicas(azure, topology, { sleep, signal, ...looks }) };
  } catch (error) {
    if (!(error instanceof AzureError)) throw error;
    return { replicas: [], replicasUnknown: error.message };
  }
}

/** @throws InvalidFileError, UsageError if the file is invalid, with the image or without. */
function textWith(image: string, key: ImageKey, regionsFile: string): string {
  loadTopology(regionsFile);
  const text = withImage(readRegionsText(regionsFile), image, key);
  requireValid(text, regionsFile, 'this image');
  return text;
}

/** Reads the file again, as it may have been edited meanwhile. @returns why it could not be written */
function write(image: string, key: ImageKey, { folder, regionsFile }: Surroundings): string | undefined {
  try {
    writeText(folder, regionsFile, textWith(image, key, regionsFile));
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
