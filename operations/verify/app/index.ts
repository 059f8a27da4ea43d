import type { Observation } from '../../probe/observation';
import { type Check, inTurn } from '../check';
import { answers } from './answers';
import { cached } from './cached';
import { compression } from './compression';
import { caching, cookies, image, region } from './each-answer';
import { health } from './health';
import type { Inputs } from './inputs';
import { type Looked, look } from './seen';
import { session } from './session';
import { start } from './start';
import { stop } from './stop';

const checks: readonly Check<Looked>[] = [
  health,
  answers,
  caching,
  cached,
  cookies,
  region,
  image,
  session,
  compression,
  stop,
];

/** Does this container keep docs/app-contract.md? */
export async function verifyApp(inputs: Inputs): Promise<readonly Observation[]> {
  const started = await start(inputs);
  if (started.status !== 'ok') return [started];
  return [started, ...(await inTurn(checks, await look(inputs)))];
}
