/** The `rollout` section: how `npm run deploy` goes from one stack to the next. */
import { strict, whole } from './schema-parts';

/** Why these defaults: docs/adr/0033-one-stack-after-another.md. */
export const rolloutSchema = strict({
  bakeMinutes: whole(
    0,
    1440,
    'minutes that a changed stack, and what clients see, is watched before the next stack',
  ).default(10),
  waitMinutes: whole(
    0,
    1440,
    'minutes that a change of Front Door is waited for until it is at the edge',
  ).default(45),
})
  .prefault({})
  .meta({ description: 'How npm run deploy goes from one stack to the next: docs/deploy.md.' });
