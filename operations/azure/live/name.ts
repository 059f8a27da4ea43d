/** Names that must be unique in all of Azure: ours, free, or taken. */
import { z } from 'zod';
import type { Path } from '../../../topology/rules/rule';
import type { ResourceManager } from '../resource-manager';
import { type Ask, fine, problem, type Said } from './question';

export interface Named {
  /** Of the resource that has the name, or will. */
  readonly id: string;
  /** The `api-version` to ask with. */
  readonly version: string;
  readonly path: Path;
  /** Asked if the resource does not exist. */
  readonly available: (azure: ResourceManager, name: string) => Promise<Said>;
}

export function nameAsk({ id, version, path, available }: Named): Ask {
  const name = id.split('/').at(-1) ?? '';
  return {
    about: name,
    path,
    answer: async (azure) =>
      (await azure.find({ path: id, version, answer: z.unknown() }))
        ? fine('exists, and is ours')
        : available(azure, name),
  };
}

const availability = z.object({
  nameAvailable: z.boolean(),
  reason: z.string().nullish(),
  message: z.string().nullish(),
});

export interface NameRequest {
  readonly path: string;
  readonly version: string;
  readonly type: string;
}

/** Asks a resource provider for the name. */
export async function askForName(azure: ResourceManager, name: string, request: NameRequest): Promise<Said> {
  const { path, version, type } = request;
  const said = await azure.post({ path, version, answer: availability }, { name, type });
  return said.nameAvailable ? fine('free') : taken(name, said.message || said.reason || 'not available');
}

export const taken = (name: string, found: string): Said =>
  problem({
    wrong: `cannot use the name ${name}`,
    found,
    fix: 'set another suffix before anything is deployed; later, choose another region',
  });

/** An adopted resource has its name already: it must exist. */
export const missing = async (): Promise<Said> =>
  problem({ wrong: 'is to be adopted, but does not exist', found: 'nothing', fix: 'correct its id' });
