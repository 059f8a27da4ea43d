/** How the health path changes while probes go on. */
import type { Problem, Rule } from '../rule';
import type { Step } from './step';

const healthPath: Rule<Step> = {
  id: 'HEALTH-PATH-OPEN',
  why: 'global is applied first, and edges take up to 45 minutes to hear of another path. A stamp that asks a token of the new path, or again of the old one, answers these probes with 401, and when all regions do so Front Door takes all of them for healthy. https://learn.microsoft.com/azure/frontdoor/health-probes',
  check: ({ base, next }) => {
    const [before, after] = [base.api, next.api];
    if (before.healthPath === after.healthPath) return [];
    const problems: Problem[] = [];
    if (before.otherHealthPath !== after.healthPath) {
      problems.push({
        path: ['api', 'healthPath'],
        wrong: 'asks for a token in the apps that are deployed: every probe would get 401',
        found: after.healthPath,
        fix: `write ${before.healthPath} again with otherHealthPath: ${after.healthPath} and apply; then exchange the two`,
      });
    } else if (after.otherHealthPath !== before.healthPath) {
      problems.push({
        path: ['api', 'healthPath'],
        wrong: `leaves ${before.healthPath} behind, which edges go on probing for up to 45 minutes`,
        found: after.healthPath,
        fix: `add otherHealthPath: ${before.healthPath}, apply, and leave it out an hour later`,
      });
    }
    return problems;
  },
};

export const healthRules: readonly Rule<Step>[] = [healthPath];
