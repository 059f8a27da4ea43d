/** Error text of Terraform -> what to do about it, unless the text already says so. */
const hints: readonly (readonly [RegExp, string])[] = [
  [
    /Error acquiring the state lock/,
    'Somebody else has locked the state: see Who and Created above. If that run is certainly over: docs/rollback.md#a-stuck-lock',
  ],
  [
    /Saved plan is stale/,
    'The state has changed since the plan was made, so nothing was applied. Run npm run deploy again: it makes a new plan',
  ],
  [
    /a resource with the ID "/,
    'The resource exists in Azure but not in the state, for example because Terraform was killed: docs/rollback.md#half-an-apply',
  ],
  [
    /no such host|connection refused|connection reset|i\/o timeout|dial tcp|TLS handshake timeout|context deadline exceeded/,
    'Azure cannot be reached from here. What is deployed keeps running. Once Azure is back, run npm run deploy again; see docs/outage.md',
  ],
  [
    /az login|building account|obtain(?:ing)? (?:a |an )?(?:authorization )?token|could not configure AzureCli|unable to build authorizer/i,
    'Nobody is signed in to Azure, or the sign-in has expired. Run az login --tenant TENANT, which is tenantId of regions.yaml',
  ],
  [/state (?:file|data).* could not be parsed|errored\.tfstate/, 'docs/rollback.md#a-state'],
];

export const withHints = (problem: string): string => [problem, ...hintsFor(problem)].join('\n');

export const hintsFor = (text: string): readonly string[] =>
  hints.filter(([pattern]) => pattern.test(text)).map(([, hint]) => hint);
