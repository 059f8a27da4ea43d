import type { Replica } from '../../../azure/images/replicas';
import type { Running } from '../../../azure/images/running';
import { type Page, roomOf } from '../../../cli/page';
import { table, wrap } from '../../../cli/text';
import { replicaTable } from './import-text';

export interface Images {
  readonly file: string;
  /** Of the file. */
  readonly image: string;
  readonly candidate: string | undefined;
  /** Its host. */
  readonly registry: string;
  readonly runs: readonly (Running & { readonly asInFile: boolean })[];
  readonly replicas: readonly Replica[];
}

/** A whole digest is too wide for a table. */
const SHORT = [/(@sha256:[0-9a-f]{12})[0-9a-f]{52}$/, '$1...'] as const;

export function listText({ file, image, candidate, registry, runs, replicas }: Images, page: Page): string {
  const rows = runs.map(({ region, place, image: set, asInFile }) => [
    region,
    place,
    asInFile ? `as in ${file}` : (set?.replace(`${registry}/`, '').replace(...SHORT) ?? 'not there'),
  ]);
  return [
    `${file}: ${image}`,
    ...(candidate ? [`${file}, candidate: ${candidate}`] : []),
    '',
    table(['region', '', 'is set to run'], rows, ['left', 'left', 'left'], roomOf(page)),
    '',
    `Replicas of ${registry}:`,
    replicaTable(replicas),
    '',
    wrap(
      'An app may have failed to pull the image that it is set to run: see its log stream. To list the images in the registry, ask the registry itself, from a machine in the network of a stamp: docs/images.md',
      0,
      page.width,
    ),
  ].join('\n');
}
