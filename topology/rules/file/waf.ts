/** Overrides of the firewall's managed rules. */
import type { Problem, Rule } from '../rule';
import type { Draft } from './draft';

const distinctOverrides: Rule<Draft> = {
  id: 'WAF-RULE-TWICE',
  why: 'A managed rule has one action: of two overrides only the first would be deployed. https://learn.microsoft.com/azure/web-application-firewall/afds/waf-front-door-drs',
  check: ({ frontDoor }) =>
    (frontDoor?.waf?.overrides ?? []).flatMap((entry, i, all): Problem[] =>
      entry?.rule !== undefined && all.slice(0, i).some((other) => other?.rule === entry.rule)
        ? [
            {
              path: ['frontDoor', 'waf', 'overrides', i, 'rule'],
              wrong: 'has an override already',
              found: entry.rule,
              fix: 'keep one of the two',
            },
          ]
        : [],
    ),
};

export const wafRules: readonly Rule<Draft>[] = [distinctOverrides];
