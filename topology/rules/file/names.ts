import { catalogue } from '../../catalogue';
import { type NameKind, nameFormats, nameOf, nameProblem } from '../../names';
import type { Rule } from '../rule';
import { type Draft, draftRegions } from './draft';

/** Made once, in the global stack; everything else is made per region. The log workspaces are both. */
const GLOBAL_KINDS: readonly NameKind[] = [
  'cosmosAccount',
  'containerRegistry',
  'frontDoorEndpoint',
  'frontDoorProfile',
  'queryPack',
  'wafPolicy',
];

const azureName: Rule<Draft> = {
  id: 'AZURE-NAME',
  why: 'Azure refuses such a name, but only at apply. Names are never shortened, because a shortened name could clash with another. https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules',
  check: (draft) => {
    const { workload, environment, suffix } = draft;
    if (workload === undefined || environment === undefined) return [];
    const parts = { workload, environment, suffix };
    const geoCodes = draftRegions(draft).flatMap(([name]) => catalogue.get(name)?.geoCode ?? []);
    const broken = Object.keys(nameFormats).flatMap((key) => {
      const kind = key as NameKind;
      const places = GLOBAL_KINDS.includes(kind)
        ? [parts]
        : geoCodes.map((geoCode) => ({ ...parts, geoCode }));
      const names = places.map((place) => nameOf(kind, place));
      // The first region shows what is wrong with all.
      const name = names.find((candidate) => nameProblem(kind, candidate));
      return name === undefined ? [] : [{ kind, name, problem: nameProblem(kind, name) }];
    });
    const fix = suffix ? 'change workload, environment or suffix' : 'change workload or environment';
    return broken
      .filter(({ problem }, i) => broken.findIndex((other) => other.problem === problem) === i)
      .map(({ kind, name, problem }) => ({
        path: ['workload'],
        wrong: `makes the ${kind} name ${name}: ${problem}`,
        found: workload,
        fix,
      }));
  },
};

export const azureNameRules: readonly Rule<Draft>[] = [azureName];
