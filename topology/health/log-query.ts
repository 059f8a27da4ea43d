import type { Topology } from '../topology';
import { firesAt } from './bounds';
import { lines, quoted } from './query-text';
import type { AlertRule } from './rules';
import { controlScores, SYSTEM } from './score-query';
import type { Asking, LogWatch } from './signal';
import { signals } from './signals';

/** The query of a log alert: every row that it returns is something wrong. */
export function logQuery(topology: Topology, { signal, watch, region }: AlertRule<LogWatch>): string {
  const asking: Asking = { topology, region, table: (name) => name };
  const { reading, worse } = signals[signal];
  switch (watch.asks) {
    case 'score':
      return lines(controlScores(topology), `where Place == ${quoted(SYSTEM)} and State == 'unhealthy'`);
    case 'reading': {
      if (!reading) throw new Error(`${signal}: has no reading to compare with its bound`);
      const bound = firesAt(topology, signal);
      return lines(reading.query(asking), `where Value ${worse === 'above' ? '>=' : '<'} ${bound}`);
    }
    default:
      return watch.asks(asking);
  }
}
