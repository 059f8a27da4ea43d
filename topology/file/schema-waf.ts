/** The `frontDoor.waf` section: exceptions of the firewall, each with a reason. */
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
const most = (max: number) => says(`must have at most ${max} entries`, 'Azure allows no more');

const EXEMPT = [
  'must be a public address, or a public range of /16 or smaller (IPv6: /32) on its network address',
  'write it like 198.51.100.0/24 or 2001:db8::/48',
] as const;

export const wafSchema = strict({
  managedRules: strict({
    action: oneOf(['Log', 'Block'], 'an action').describe('What the managed rules do.'),
    reason,
  })
    .optional()
    .meta({
      description:
        'Overrides what the managed rules do. By default they log until dns.phase is complete, and block from then on.',
    }),
  exclusions: z
    .array(
      strict({
        rule: managedRule.optional().meta({
          description: 'The rule that skips this part, like SQLI-942100; by default every rule of the set.',
        }),
        match: oneOf(
          [
            'QueryStringArgNames',
            'RequestBodyJsonArgNames',
            'RequestBodyPostArgNames',
            'RequestCookieNames',
            'RequestHeaderNames',
          ],
          'a part of a request',
        ).describe('The part of a request that is not inspected.'),
        operator: oneOf(
          ['Equals', 'Contains', 'StartsWith', 'EndsWith', 'EqualsAny'],
          'an operator',
        ).describe('How selector is compared with the name of a field.'),
        selector: text(
          /^[!-~]{1,256}$/,
          'must be the name of a field',
          'write it like x-filter, or * with EqualsAny',
        ).describe('The name of the field, or * with EqualsAny.'),
        reason,
      }).refine(
        ({ operator, selector }) => (operator === 'EqualsAny') === (selector === '*'),
        says('must have the selector * with EqualsAny, and with nothing else', 'change operator or selector'),
      ),
    )
    .max(100, most(100))
    .default([])
    .meta({ description: 'Parts of requests that the default rule set does not inspect.' }),
  overrides: z
    .array(
      strict({
        rule: managedRule.describe('The rule, like SQLI-942100.'),
        action: oneOf(['Log', 'AnomalyScoring'], 'an action of the default rule set 2.x').describe(
          'What the rule does in place of its default.',
        ),
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
          .string(says(...EXEMPT))
          .refine((address) => isPublicRange(address), says(...EXEMPT))
          .describe('A public address, or a range like 198.51.100.0/24 or 2001:db8::/48.'),
        reason,
      }),
    )
    .max(MAX_EXEMPT, most(MAX_EXEMPT))
    .default([])
    .meta({
      description: 'Addresses that the rate limit does not count. All other rules apply to them too.',
    }),
}).prefault({});
