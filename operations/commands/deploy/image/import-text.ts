import type { Replica } from '../../../azure/images/replicas';
import { table } from '../../../cli/text';
import type { ImageImport } from './import';

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
      `${file}: api.${key} names it. The replicas fetch it on their own; none can be asked whether it has.`,
      'Next: npm run check, and a pull request. To lock it: docs/images.md',
    ];
  }
  if (notWritten) {
    return [
      `${file} was not written: ${notWritten}`,
      'Next: correct the file, then import again; what is there already is not copied.',
    ];
  }
  if (replicasUnknown) {
    return [
      `${file} is as it was.`,
      'Next: put right what stands in the way, then import again; what is there already is not copied.',
    ];
  }
  const behind = replicas.filter(({ is }) => is !== 'ready').map(({ region }) => region);
  return [
    `${file} is as it was: the replica of ${behind.join(', ')} is not ready, and instances there could not start.`,
    'Next: look at the registry (docs/images.md), then import again; what is there already is not copied.',
  ];
}

export const replicaTable = (replicas: readonly Replica[]): string =>
  table(
    ['replica', 'state'],
    replicas.map(({ region, state }) => [region, state]),
    ['left', 'left'],
  );
