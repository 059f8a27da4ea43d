/** The `bootstrap` section: what only `npm run bootstrap` needs to know. */
import { z } from 'zod';
import { emailAddress, says, strict, text, whole } from './schema-parts';

/** https://docs.github.com/actions/concepts/security/openid-connect: what a subject is made of. */
const repository = text(
  /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})\/[\w.-]{1,100}$/,
  'must be a GitHub repository',
  'write it like contoso/shoes, in the casing that GitHub shows: Entra compares exactly',
).describe(
  'The GitHub repository whose workflows plan and deploy, as OWNER/NAME, in the casing that GitHub shows.',
);

const githubEnvironment = text(
  /^(?!\s)[^:\p{Cc}]{1,255}(?<!\s)$/u,
  'must be the name of a GitHub environment',
  'write it like production, without a colon',
)
  .default('production')
  .describe('The GitHub environment whose jobs may deploy, as .github/workflows names it.');

const objectId = z
  .guid(says('must be an object id in Entra', 'copy it from az ad user show --id NAME --query id'))
  .meta({ title: 'GUID' });

const unique = (items: readonly string[]): boolean =>
  new Set(items.map((item) => item.toLowerCase())).size === items.length;

/** https://learn.microsoft.com/entra/workload-id/workload-identities-github-immutable-subjects */
const repositoryIds = strict({
  owner: whole(1, Number.MAX_SAFE_INTEGER, 'the id of the owner').describe('The id of the owner.'),
  repository: whole(1, Number.MAX_SAFE_INTEGER, 'the id of the repository').describe(
    'The id of the repository.',
  ),
})
  .optional()
  .describe(
    "The ids in GitHub's tokens, which repositories have that were created, renamed or moved since 15 July 2026 or that opted in: gh api repos/OWNER/NAME --jq '.owner.id,.id'. Without them only the name of the repository counts, which somebody else may own one day.",
  );

export const bootstrapSchema = strict({
  repository,
  repositoryIds,
  githubEnvironment,
  operators: z
    .array(objectId, says('must be a list', 'write it like [GUID, GUID]'))
    .min(1, says('must name somebody', 'give your own object id: az ad signed-in-user show --query id'))
    .refine(unique, says('must not contain duplicates', 'keep one of each'))
    .describe(
      'Entra object ids of the people on call, who form the operators group. Whoever runs bootstrap must be one of them.',
    ),
  budget: strict({
    monthlyAmount: whole(1, 100_000_000, 'the billing currency, a month, in each subscription').describe(
      'The budget for a month in each subscription, in its billing currency. Nothing is stopped; mail is sent.',
    ),
    emails: z
      .array(emailAddress, says('must be a list', 'write it like [finance@contososhoes.com]'))
      .min(1, says('must name somebody', 'give at least one address, or leave it out'))
      .refine(unique, says('must not contain duplicates', 'keep one of each'))
      .optional()
      .describe('Who is told when it is nearly spent; by default alerts.emails.'),
  }).describe('The monthly budget, and who is told when it is nearly spent.'),
});
