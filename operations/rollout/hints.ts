/** Terraform's words -> what is to be done about it; none where they say it themselves. */
const hints: readonly (readonly [RegExp, string])[] = [
  [
    /Error acquiring the state lock/,
    'Somebody else has the state: Who and Created say who, and since when. Is that run surely over? Then docs/rollback.md#a-stuck-lock',
  ],
  [
    /Saved plan is stale/,
    'The state has changed since it was planned, so nothing of it was applied: run npm run deploy again, which makes a new plan',
  ],
  [
    /a resource with the ID "/,
    'Azure has it, and the state does not, as when Terraform was killed: docs/rollback.md#half-an-apply',
  ],
  [
    /no such host|connection refused|connection reset|i\/o timeout|dial tcp|TLS handshake timeout|context deadline exceeded/,
    'Azure is not reached from here. What runs goes on. Once it is back, npm run deploy goes on as well; see docs/outage.md',
  ],
  [
    /az login|building account|obtain(?:ing)? (?:a |an )?(?:authorization )?token|could not configure AzureCli|unable to build authorizer/i,
    'Nobody is signed in to Azure, or not any more: az login --tenant, with tenantId of regions.yaml',
  ],
  [/state (?:file|data).* could not be parsed|errored\.tfstate/, 'docs/rollback.md#a-state'],
];

export const withHints = (problem: string): string => [problem, ...hintsFor(problem)].join('\n');

export const hintsFor = (text: string): readonly string[] =>
  hints.filter(([pattern]) => pattern.test(text)).map(([, hint]) => hint);
