/** Whether a drill may begin: the region must run and serve this place, and the others must be healthy. */
import { appState, isRunning } from '../azure/app-power';
import { UsageError } from '../cli/exit';
import { isHealthy } from './doors';
import type { LiveDrill } from './live-drill';
import { type Answer, answerText, isGood } from './tries';

const REQUESTS = 20;
const KNOCKS = 3;

/** @throws UsageError if something prevents the drill */
export async function lookBeforehand(drill: LiveDrill): Promise<void> {
  const { region, app, others, askDoor, connect, signal } = drill;
  const state = await appState(await connect(signal), app);
  if (!isRunning(state)) {
    throw new UsageError(
      `${region}: its app must be running; found ${state}, and no record here of a drill that stopped it; to start it: az webapp start --ids ${app}`,
    );
  }
  const [answers] = await Promise.all([
    namesAnswers(drill),
    ...[region, ...others].map((name) => knock(name, () => askDoor(name), drill)),
  ]);
  const bad = answers.find((answer) => !isGood(answer));
  if (bad) {
    throw new UsageError(
      `the public name: must answer before anything is stopped; found ${answerText(bad)}; see docs/outage.md, or use another --path or --token-file`,
    );
  }
  if (!answers.some((answer) => answer.region === region)) {
    const found = [...new Set(answers.map((answer) => answer.region ?? 'answers without x-region'))].join(
      ', ',
    );
    throw new UsageError(
      `${region}: does not serve this machine, so its loss would not be seen here; found ${found}; name that region, or run the drill from a place that ${region} serves`,
    );
  }
}

async function namesAnswers({ askName, rate, clock, signal }: LiveDrill): Promise<readonly Answer[]> {
  const asked: Promise<Answer>[] = [];
  for (let left = REQUESTS; left > 0; left--) {
    asked.push(askName());
    await clock.sleep(1000 / rate);
    signal.throwIfAborted();
  }
  return Promise.all(asked);
}

async function knock(
  region: string,
  ask: () => Promise<Answer>,
  { clock, signal }: LiveDrill,
): Promise<void> {
  for (let left = KNOCKS; left > 0; left--) {
    const answer = await ask();
    signal.throwIfAborted();
    if (!isHealthy(answer, region)) {
      throw new UsageError(
        `${region}: must be healthy at its door before a region is stopped; found ${answerText(answer)}; for details: npm run verify -- --stamp ${region}`,
      );
    }
    await clock.sleep(1000);
  }
}
