/** The `frontDoor.waf` section: what the firewall leaves through, each with a reason. */
import { z } from 'zod';
import { isPublicRange } from '../units';
import { oneOf, reason, says, strict, text } from './schema-parts';

/** As the log names it behind the rule set: Microsoft_DefaultRuleSet-2.1-SQLI-942100. */
const managedRule = text(
  /^[A-Za-z][A-Za-z-]*-\d{6,8}$/,
  'must be a rule of the default rule set',
  'write it like SQLI-942100: what ruleName_s of the log ends with',
);

/** Azure takes 600 addresses in one custom rule, and two of them mean everybody. */
const MAX_EXEMPT = 598;
const most = (max: number) => says(`must have at most ${max} entries`, 'that is the most Azure takes');

export const wafSchema = strict({
  managedRules: strict({
    action: oneOf(['Log', 'Block'], 'an action'),
    reason,
  })
    .optional()
    .meta({
      description: 'Left out, the managed rules log until dns.phase is complete, and block from then on.',
    }),
  exclusions: z
    .array(
      strict({
        rule: managedRule.optional().meta({ description: 'Left out: every rule of the set.' }),
        match: oneOf(
          [
            'QueryStringArgNames',
            'RequestBodyJsonArgNames',
            'RequestBodyPostArgNames',
            'RequestCookieNames',
            'RequestHeaderNames',
          ],
          'a part of a request',
        ),
        operator: oneOf(['Equals', 'Contains', 'StartsWith', 'EndsWith', 'EqualsAny'], 'an operator'),
        selector: text(
          /^[!-~]{1,256}$/,
          'must be the name of a field',
          'write it like x-filter, or * with EqualsAny',
        ),
        reason,
      }).refine(
        ({ operator, selector }) => (operator === 'EqualsAny') === (selector === '*'),
        says('must have the selector * with EqualsAny, and with nothing else', 'change operator or selector'),
      ),
    )
    .max(100, most(100))
    .default([])
    .meta({ description: 'What the default rule set does not look at.' }),
  overrides: z
    .array(
      strict({
        rule: managedRule,
        action: oneOf(['Log', 'AnomalyScoring'], 'an action of the default rule set 2.x'),
        reason,
      }),
    )
    .max(100, most(100))
    .default([])
    .meta({ description: 'Rules that only log, or that score although they do not by default.' }),
  rateLimitExempt: z
    .array(
      strict({
        address: z
          .string()
          .refine(
            (address) => isPublicRange(address),
            says(
              'must be a public address, or a public range of /16 or smaller (IPv6: /32) on its network address',
              'write it like 198.51.100.0/24 or 2001:db8::/48',
            ),
          ),
        reason,
      }),
    )
    .max(MAX_EXEMPT, most(MAX_EXEMPT))
    .default([])
    .meta({ description: 'Whom the rate limit does not count. All other rules hold for them too.' }),
}).prefault({});
