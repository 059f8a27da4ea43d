import { checkVersion } from '../../../../topology/check';
import type { Finding } from '../../../../topology/file/problem';
import { readRegionsText } from '../../../../topology/load';
import { moveState } from '../../../../topology/migration/state';
import { parseTopology } from '../../../../topology/parse';
import { type ExitCode, exitCodes } from '../../../cli/exit';
import type { Surroundings } from '../../../cli/surroundings';
import { ifReadable, type Origin } from '../../../terraform/checked-file';
import { baseVersion } from '../../../terraform/versions';
import { type DnsOptions, known, readOutputs } from './outputs';
import { refusedText, statusText } from './status-text';

interface Options extends DnsOptions {
  readonly base?: string;
}

/** Shows where the move stands according to a valid file. @returns 1 if the rules of time or step refuse it */
export async function status({ outputs, json, base }: Options, around: Surroundings): Promise<ExitCode> {
  const { folder, regionsFile, now, print, page } = around;
  const told = known(readOutputs(folder, outputs));
  const text = readRegionsText(regionsFile);
  const topology = parseTopology(text, regionsFile);
  const isNew = topology.deployed === 'none';
  const { version, unread } = await originOf({ base, isNew }, around);
  const { problems } = checkVersion({
    text,
    file: regionsFile,
    base: version?.topology,
    now: now(),
  });
  const refused = problems.filter(isAboutTheMove);
  if (refused.length > 0) {
    print(
      json
        ? JSON.stringify({ phase: topology.dns.phase, problems: refused }, null, 2)
        : refusedText(refused, base === undefined, page),
    );
    return exitCodes.refused;
  }
  const state = moveState(topology, told, now());
  const unchecked = isNew ? 'regions.yaml says deployed: none' : unread;
  print(json ? JSON.stringify({ ...state, unchecked }, null, 2) : statusText(state, unchecked, page));
  return exitCodes.fine;
}

const isAboutTheMove = ({ rule = '', path = '' }: Finding): boolean =>
  rule.startsWith('DNS-') || rule === 'FIXED-DNS' || path.startsWith('dns');

/** The version that the step starts from, or why there is none; without it, the time is still checked. */
async function originOf(
  { base, isNew }: { readonly base: string | undefined; readonly isNew: boolean },
  around: Surroundings,
): Promise<Origin> {
  if (base === 'none') return { unread: '--base none' };
  const read = baseVersion(base, around);
  return isNew || base === undefined ? ifReadable(read) : { version: await read };
}
