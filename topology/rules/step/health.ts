/** How the health path changes while probes go on. */
import type { Rule } from '../rule';
import type { Step } from './step';

const healthPath: Rule<Step> = {
  id: 'HEALTH-PATH-OPEN',
  why: 'global is deployed first, and edges take up to 45 minutes to learn of another path. A stamp that asks for a token on the new path, or on the old one again, answers these probes with 401; and when all origins are unhealthy, Front Door sends requests to every one of them, the failed one too. https://learn.microsoft.com/azure/frontdoor/health-probes',
  check: ({ base: { api: before }, next: { api: after } }) => {
    if (before.healthPath === after.healthPath) return [];
    const refuse = (wrong: string, fix: string) => [
      { path: ['api', 'healthPath'], wrong, found: after.healthPath, fix },
    ];
    if (before.otherHealthPath !== after.healthPath) {
      return refuse(
        'asks for a token in the apps that are deployed: every probe would get 401',
        `write ${before.healthPath} again, add otherHealthPath: ${after.healthPath} and apply; then exchange the two`,
      );
    }
    if (after.otherHealthPath === before.healthPath) return [];
    return refuse(
      `leaves ${before.healthPath} behind, which edges go on probing for up to 45 minutes`,
      `write otherHealthPath: ${before.healthPath} and apply; an hour later leave it out`,
    );
  },
};

export const healthRules: readonly Rule<Step>[] = [healthPath];
