/** Names that are unique in all of Azure: ours, free, or somebody else's. */
import { z } from 'zod';
import type { Path } from '../../../topology/rules/rule';
import type { ResourceManager } from '../resource-manager';
import { type Ask, fine, problem, type Said } from './question';

export interface Named {
  /** Of the resource that has the name, or will. */
  readonly id: string;
  /** With which its id is asked for. */
  readonly version: string;
  readonly path: Path;
  /** Asked where it is not there. */
  readonly available: (azure: ResourceManager, name: string) => Promise<Said>;
}

export function nameAsk({ id, version, path, available }: Named): Ask {
  const name = id.split('/').at(-1) ?? '';
  return {
    about: name,
    path,
    answer: async (azure) =>
      (await azure.find({ path: id, version, answer: z.unknown() }))
        ? fine('there, and ours')
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
    wrong: `cannot have the name ${name}`,
    found,
    fix: 'set another suffix before anything is deployed; later, choose another region',
  });

/** Nothing is left to be named: it must be there. */
export const missing = async (): Promise<Said> =>
  problem({ wrong: 'is to be adopted, and is not there', found: 'nothing', fix: 'correct its id' });
