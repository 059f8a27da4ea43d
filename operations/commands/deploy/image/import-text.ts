import type { Imported } from '../../../azure/images/import-image';
import type { Replica } from '../../../azure/images/replicas';
import { table } from '../../../cli/text';
import type { ImageKey } from './with-image';

/** The result of an import. */
export interface ImageImport extends Imported {
  readonly file: string;
  /** The key of `api` that is to name the image. */
  readonly key: ImageKey;
  /** Whether that key names it now. */
  readonly written: boolean;
  /** Why the file could not be written, if everything else went well. */
  readonly notWritten?: string;
  /** Empty if they are unknown. */
  readonly replicas: readonly Replica[];
  /** Why Azure could not be asked about the replicas. */
  readonly replicasUnknown?: string;
}

export function importText(result: ImageImport): string {
  const { image, tag, registry, replicas, replicasUnknown } = result;
  return [
    `${image} is in ${registry}, tagged ${tag}.`,
    '',
    replicasUnknown ? `The state of the replicas is unknown: ${replicasUnknown}` : replicaTable(replicas),
    '',
    ...outcome(result),
  ].join('\n');
}

function outcome(result: ImageImport): readonly string[] {
  const { file, key, written, notWritten, replicas, replicasUnknown } = result;
  if (written) {
    return [
      `${file}: api.${key} names it. The replicas copy it by themselves; Azure does not say when they are done.`,
      'Next: run npm run check, then open a pull request. To lock the image: docs/images.md',
    ];
  }
  if (notWritten) {
    return [
      `${file} was not written: ${notWritten}`,
      'Next: correct the file, then run the import again; what is already there is not copied again.',
    ];
  }
  if (replicasUnknown) {
    return [
      `${file} is unchanged.`,
      'Next: fix the problem above, then run the import again; what is already there is not copied again.',
    ];
  }
  const behind = replicas.filter(({ is }) => is !== 'ready').map(({ region }) => region);
  return [
    `${file} is unchanged: the replica in ${behind.join(', ')} is not ready, so instances there could not start.`,
    'Next: look at the registry (docs/images.md), then run the import again; what is already there is not copied again.',
  ];
}

export const replicaTable = (replicas: readonly Replica[]): string =>
  table(
    ['replica', 'state'],
    replicas.map(({ region, state }) => [region, state]),
    ['left', 'left'],
  );
