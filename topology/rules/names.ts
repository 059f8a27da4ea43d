import { catalogue } from '../catalogue';
import { type NameKind, nameOf, nameProblem, nameRules } from '../names';
import type { Problem } from '../problem';
import { type Draft, draftRegions, type Rule } from './rule';

/** Made once, in the global stack; everything else is made per region. The log workspaces are both. */
const GLOBAL_KINDS: readonly NameKind[] = [
  'cosmosAccount',
  'containerRegistry',
  'frontDoorEndpoint',
  'frontDoorProfile',
  'wafPolicy',
];

export const nameRule: Rule = {
  id: 'AZURE-NAME',
  why: 'Azure refuses the name, and only when it is applied. A cut name could clash with a neighbour, so none is cut. https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules',
  check: (draft) => {
    const { workload, environment, suffix } = draft;
    if (workload === undefined || environment === undefined) return [];
    const parts = { workload, environment, suffix };
    const kinds = Object.keys(nameRules) as NameKind[];
    const global = kinds
      .filter((kind) => GLOBAL_KINDS.includes(kind))
      .flatMap((kind) => broken(kind, nameOf(kind, parts), draft));
    const regional = kinds
      .filter((kind) => !GLOBAL_KINDS.includes(kind))
      .flatMap((kind) => {
        const names = draftRegions(draft).flatMap(([name]) => {
          const geoCode = catalogue.get(name)?.geoCode;
          return geoCode ? broken(kind, nameOf(kind, { ...parts, geoCode }), draft) : [];
        });
        return names.slice(0, 1); // the first region shows what is wrong with all
      });
    return [...global, ...regional];
  },
};

function broken(kind: NameKind, name: string, draft: Draft): Problem[] {
  const problem = nameProblem(kind, name);
  if (!problem) return [];
  const mend = draft.suffix ? 'shorten workload, environment or suffix' : 'shorten workload or environment';
  return [
    { path: ['workload'], wrong: `makes the ${kind} name ${name}: ${problem}`, found: draft.workload, mend },
  ];
}
