/** What a step does to the apps of regions that serve. */
import { appImage } from '../../images';
import type { Region, Topology } from '../../topology';
import type { Path, Rule } from '../rule';
import { type Step, staying } from './step';

/** Where in the file it is, and what of it a region's instances run with. */
interface Part {
  readonly path: Path;
  readonly of: (topology: Topology, region: Region) => unknown;
}

const parts: readonly Part[] = [
  { path: ['api', 'image'], of: appImage },
  { path: ['regions'], of: (_, { sku }) => sku },
  { path: ['cosmos', 'database'], of: ({ cosmos }) => cosmos.database },
  ...(['port', 'healthPath', 'otherHealthPath', 'audiences', 'secrets'] as const).map(
    (key): Part => ({ path: ['api', key], of: ({ api }) => api[key] }),
  ),
];

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

const together: Rule<Step> = {
  id: 'APPS-TOGETHER-STEP',
  why: 'Each stamp that serves restarts its app with what has changed, one stamp after another, and the rollout does not wait until an app has proved itself. A bad image or setting would reach every region. The review refuses it as APPS-TOGETHER: docs/review.md.',
  severity: 'note',
  check: (step) =>
    parts.flatMap(({ path, of }) => {
      const changed = staying(step).filter(
        ({ from, to }) => from.state === 'active' && !same(of(step.base, from), of(step.next, to)),
      );
      const [first] = changed;
      if (!first || changed.length < 2) return [];
      return [
        {
          path,
          atKey: true,
          wrong: `changes the apps of ${changed.length} regions that serve, in one step`,
          found: changed.map(({ name }) => name),
          fix:
            path[1] === 'image'
              ? `try it as api.candidate, or let one region go ahead: regions.${first.name}.image`
              : 'deploy one stamp, and see that it serves well before the next',
        },
      ];
    }),
};

export const appRules: readonly Rule<Step>[] = [together];
