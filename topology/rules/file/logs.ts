/** How long logs are kept. */
import type { Rule } from '../rule';
import type { Draft } from './draft';

export const LONG_ENOUGH_DAYS = 90;

const retention: Rule<Draft> = {
  id: 'LOGS-RETENTION',
  why: 'An intrusion is often found only after weeks; without the logs of those weeks, nobody can tell what was read. https://learn.microsoft.com/security/benchmark/azure/mcsb-logging-threat-detection#lt-6-configure-log-storage-retention',
  check: ({ logs }) =>
    logs?.retentionDays === undefined || logs.retentionDays >= LONG_ENOUGH_DAYS || logs.acceptShortRetention
      ? []
      : [
          {
            path: ['logs', 'retentionDays'],
            wrong: `must be at least ${LONG_ENOUGH_DAYS}`,
            found: logs.retentionDays,
            fix: `write ${LONG_ENOUGH_DAYS}, or add acceptShortRetention: { reason: ... }`,
          },
        ],
};

export const logRules: readonly Rule<Draft>[] = [retention];
