import { earliest } from '../../../topology/migration/phases';
import { type Inputs, nextStep } from '../inputs';
import { type Observation, reporter } from '../observation';
import { span } from '../time-text';

const { ok, notYet } = reporter('wait');

/** Whether the time of the next phase has come. */
export function wait({ topology: { dns }, now }: Inputs): readonly Observation[] {
  const step = nextStep(dns);
  if (step !== 'cutover' && step !== 'complete') return [];
  const gate = earliest(dns, step);
  if (!gate) {
    return [notYet('regions.yaml', 'dns.cutoverAt is not written', 'write it: when the answer was changed')];
  }
  const left = (Date.parse(gate.at) - now.getTime()) / 1000;
  return left > 0
    ? [notYet('clock', `${step} from ${gate.at}: ${gate.because}`, `wait another ${span(left)}`)]
    : [ok('clock', `${step} allowed since ${gate.at}`)];
}
