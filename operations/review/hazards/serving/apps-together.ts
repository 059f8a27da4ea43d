import { changedPaths } from '../../changed-paths';
import { hazard } from '../../hazard';
import type { PlannedChange, StackPlan } from '../../plan/plan';
import { serves } from './origins';

export const appsTogether = hazard({
  id: 'APPS-TOGETHER',
  why: "A bad image or setting must not reach every region at once: if one region still has the old one, Front Door routes around the others. npm run deploy continues to the next stamp when the last one has proved itself; npx cdktf deploy '*' continues as soon as Azure has accepted the change.",
  link: 'https://learn.microsoft.com/azure/well-architected/operational-excellence/safe-deployments',
  severity: 'note',
  remedy: 'use npm run deploy, which verifies each stamp before it continues with the next',
  see: ({ plans }) => {
    const changed = plans.filter(serves).flatMap((plan) =>
      changedApps(plan)
        .slice(0, 1)
        .map((app) => ({ plan, app })),
    );
    const [first] = changed;
    if (!first || changed.length < 2) return [];
    return [
      {
        stack: first.plan.stack,
        address: first.app.address,
        wrong: 'would change together with the apps of other stamps that serve',
        found: changed.map(({ plan }) => plan.stack).join(', '),
      },
    ];
  },
});

/** Tags do not affect an app. */
const changedApps = ({ changes }: StackPlan): readonly PlannedChange[] =>
  changes.filter(
    (change) =>
      /^azurerm_(linux|windows)_(web|function)_app$/.test(change.type) &&
      (change.action === 'replace' ||
        (change.action === 'update' &&
          changedPaths(change).some(({ path, unknown }) => !unknown && !path.startsWith('tags.')))),
  );
