/** How the health path can change while Front Door probes it. */
import type { Rule } from '../rule';
import type { Step } from './step';

const healthPath: Rule<Step> = {
  id: 'HEALTH-PATH-OPEN',
  why: 'global is deployed first, and edge locations take up to 45 minutes to learn of a new health path. A stamp that requires a token on the new path, or again on the old one, answers their probes with 401. When all origins are unhealthy, Front Door sends requests to every one of them, failed ones included. https://learn.microsoft.com/azure/frontdoor/health-probes',
  check: ({ base: { api: before }, next: { api: after } }) => {
    if (before.healthPath === after.healthPath) return [];
    const refuse = (wrong: string, fix: string) => [
      { path: ['api', 'healthPath'], wrong, found: after.healthPath, fix },
    ];
    if (before.otherHealthPath !== after.healthPath) {
      return refuse(
        'requires a token in the apps that are deployed: every probe would get 401',
        `write ${before.healthPath} again, add otherHealthPath: ${after.healthPath} and apply; then exchange the two`,
      );
    }
    if (after.otherHealthPath === before.healthPath) return [];
    return refuse(
      `drops ${before.healthPath}, which edge locations go on probing for up to 45 minutes`,
      `write otherHealthPath: ${before.healthPath} and apply; remove it an hour later`,
    );
  },
};

export const healthRules: readonly Rule<Step>[] = [healthPath];
