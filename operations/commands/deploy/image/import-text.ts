import type { Replica } from '../../../azure/images/replicas';
import { table } from '../../../cli/text';
import type { ImageImport } from './import';

export function importText({ image, tag, registry, file, written, replicas }: ImageImport): string {
  const behind = replicas.filter(({ is }) => is !== 'ready').map(({ region }) => region);
  return [
    `${image} is in ${registry}, tagged ${tag}.`,
    '',
    replicaTable(replicas),
    '',
    ...(written
      ? [
          `${file}: api.image names it. The replicas fetch it on their own; none can be asked whether it has.`,
          'Next: npm run check, and a pull request. To lock it: docs/images.md',
        ]
      : [
          `${file} is as it was: the replica of ${behind.join(', ')} is not ready, and instances there could not start.`,
          'Next: look at the registry (docs/images.md), then import again; what is there already is not copied.',
        ]),
  ].join('\n');
}

export const replicaTable = (replicas: readonly Replica[]): string =>
  table(
    ['replica', 'state'],
    replicas.map(({ region, state }) => [region, state]),
    ['left', 'left'],
  );
