/** What a step changes in the apps of active regions. */
import { appImage } from '../../images';
import type { Region, Topology } from '../../topology';
import type { Path, Rule } from '../rule';
import { type Step, staying } from './step';

/** A part of the file that a region's instances run with. */
interface Part {
  readonly what: string;
  readonly path: Path;
  readonly of: (topology: Topology, region: Region) => unknown;
}

const parts: readonly Part[] = [
  { what: 'the image', path: ['api', 'image'], of: appImage },
  { what: 'the sku', path: ['regions'], of: (_, { sku }) => sku },
  { what: 'cosmos.database', path: ['cosmos', 'database'], of: ({ cosmos }) => cosmos.database },
  ...(['port', 'healthPath', 'otherHealthPath', 'audiences', 'secrets'] as const).map(
    (key): Part => ({ what: `api.${key}`, path: ['api', key], of: ({ api }) => api[key] }),
  ),
];

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

const together: Rule<Step> = {
  id: 'APPS-TOGETHER-STEP',
  why: 'The step restarts the app of every active stamp with the change, one stamp after another. npm run deploy continues only once an app is verified; npx cdktf deploy does not wait, so a bad image or setting would reach every region. The review reports the same as APPS-TOGETHER: docs/review.md.',
  severity: 'note',
  check: (step) => {
    const changed = parts.flatMap(({ of, ...part }) => {
      const regions = staying(step)
        .filter(({ from, to }) => from.state === 'active' && !same(of(step.base, from), of(step.next, to)))
        .map(({ name }) => name);
      return regions.length > 0 ? [{ ...part, regions, path: ownImage(step, part) ?? part.path }] : [];
    });
    const [first] = changed;
    const regions = [...new Set(changed.flatMap((one) => one.regions))];
    if (!first || regions.length < 2) return [];
    const ahead = `try it as api.candidate first, or let one region go first with regions.${regions[0]}.image`;
    return [
      {
        path: first.path,
        atKey: true,
        wrong: `changes ${changed.map(({ what }) => what).join(', ')} in the apps of ${regions.length} active regions in one step`,
        found: regions,
        fix:
          first.path.at(-1) === 'image'
            ? ahead
            : 'deploy it with npm run deploy, which verifies one stamp before the next',
      },
    ];
  },
};

/** Where only regions' own images have changed, that of the first. */
function ownImage(step: Step, { path }: Pick<Part, 'path'>): Path | undefined {
  if (path[1] !== 'image' || step.base.api.image !== step.next.api.image) return undefined;
  const region = staying(step).find(({ from, to }) => from.state === 'active' && from.image !== to.image);
  return region && ['regions', region.name, 'image'];
}

export const appRules: readonly Rule<Step>[] = [together];
