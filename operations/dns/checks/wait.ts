import { earliest } from '../../../topology/migration/phases';
import { checkClock } from '../../../topology/rules/clock';
import { type Observation, reporter } from '../../probe/observation';
import { span } from '../../probe/time-text';
import { type Inputs, nextStep } from '../inputs';

const { ok, notYet } = reporter('wait');

/** Whether the waits of the phases are over. */
export function wait({ topology, now }: Inputs): readonly Observation[] {
  const { dns } = topology;
  const ahead = checkClock({ topology, now }).problems;
  if (ahead.length > 0) {
    return ahead.map(({ path, wrong, fix }) => notYet('regions.yaml', `${path.join('.')} ${wrong}`, fix));
  }
  const step = nextStep(dns);
  if (step !== 'cutover' && step !== 'complete') return [];
  const gate = earliest(dns, step);
  if (!gate) {
    return [
      notYet('regions.yaml', 'dns.cutoverAt is missing', 'write the time at which the answer was changed'),
    ];
  }
  const left = (Date.parse(gate.at) - now.getTime()) / 1000;
  return left > 0
    ? [notYet('clock', `${step} from ${gate.at}: ${gate.because}`, `wait another ${span(left)}`)]
    : [ok('clock', `${step} allowed since ${gate.at}`)];
}
