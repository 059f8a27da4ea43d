/** The `rollout` section: how `npm run deploy` goes from one stack to the next. */
import { strict, whole } from './schema-parts';

/** Why these defaults: docs/adr/0033-one-stack-after-another.md. */
export const rolloutSchema = strict({
  bakeMinutes: whole(
    0,
    1440,
    'minutes to watch a changed stack, and what clients see, before the next stack',
  ).default(10),
  waitMinutes: whole(
    0,
    1440,
    'minutes to wait for a change of Front Door to reach its edge locations',
  ).default(45),
})
  .prefault({})
  .meta({ description: 'How npm run deploy goes from one stack to the next: docs/deploy.md.' });
