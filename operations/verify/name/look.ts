import { ask, headerOf } from './ask';
import { type NameInputs, nameOf } from './inputs';

/** What one look has found. */
export interface Look {
  readonly at: string;
  readonly isWell: boolean;
  readonly found: string;
}

/** One look at what clients see. The legacy app, which may still have the name, does not count as Front Door. */
export async function lookAtName(inputs: NameInputs): Promise<Look> {
  const at = nameOf(inputs);
  const { healthPath } = inputs.topology.api;
  const answer = await ask(inputs, healthPath);
  if ('noAnswer' in answer) return { at, isWell: false, found: answer.noAnswer };
  const { status, problem, certificate } = answer;
  if (status === undefined) return { at, isWell: false, found: problem ?? 'no answer' };
  const isFrontDoor = headerOf(answer, 'x-azure-ref') !== '';
  const found = `GET ${healthPath} answers ${status}${isFrontDoor ? '' : ', not through Front Door'}`;
  return { at, isWell: status === 200 && isFrontDoor && !certificate.refused, found };
}
