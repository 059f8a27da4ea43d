import type { Topology } from '../topology';
import { firesAt } from './bounds';
import { counted, downFromOutside } from './outside-query';
import { lines, now, quoted } from './query-text';
import type { AlertRule } from './rules';
import { controlScores, SYSTEM } from './score-query';
import type { Asking, LogWatch } from './signal';
import { signals } from './signals';

/** The query of a log alert: every row that it returns is something wrong. */
export function logQuery(topology: Topology, { signal, watch, region }: AlertRule<LogWatch>): string {
  const asking: Asking = { topology, region, table: (name) => name, over: now };
  const { reading, worse } = signals[signal];
  switch (watch.asks) {
    case 'score':
      return lines(controlScores(topology), `where Place == ${quoted(SYSTEM)} and State == 'unhealthy'`);
    case 'only outside':
      return `${counted('down', downFromOutside('name', '10m'))}
${lines(controlScores(topology), `where down > 0 and Place == ${quoted(SYSTEM)} and State != 'unhealthy'`)}`;
    case 'reading': {
      if (!reading) throw new Error(`${signal}: has no reading to compare with its bound`);
      const bound = firesAt(topology, signal);
      return lines(reading.query(asking), `where Value ${worse === 'above' ? '>=' : '<'} ${bound}`);
    }
    default:
      return watch.asks(asking);
  }
}
