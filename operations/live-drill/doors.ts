/** The health of each region by itself, asked through its door while the drill goes on. */
import type { Clock } from '../probe/clock';
import { type Answer, answerText } from './tries';
import { endOf } from './until';

/** Milliseconds between two rounds. */
export const ROUND = 5000;

/** Answers in a row after which a region is unhealthy: one may be chance. */
const BAD_IN_A_ROW = 2;

export interface Doors {
  /** Which region, of all, was not healthy when it was last asked, in words; undefined where all were. */
  readonly unfit: () => string | undefined;
  /** Which of the others is not healthy, in words; undefined while all are. */
  readonly trouble: () => string | undefined;
  /** When a region first answered well of what was asked since then, in milliseconds as `Date` counts them. */
  readonly healthySince: (region: string, since: number) => number | undefined;
  readonly over: Promise<unknown>;
}

/** Only 200 is healthy to Front Door, and a door that leads to another region tells nothing of this one. */
export const isHealthy = ({ status, region, problem }: Answer, of: string): boolean =>
  problem === undefined && status === 200 && (region === undefined || region === of);

interface Look {
  readonly sent: number;
  readonly ended: number;
  readonly answer: Answer;
}

const troubleText = (region: string, answer: Answer): string =>
  `${region}: is not healthy at its door; found ${answerText(answer)}`;

/** @param others whose health ends the drill; `region` is the one that is stopped */
export function watchDoors(
  ask: (region: string) => Promise<Answer>,
  region: string,
  others: readonly string[],
  clock: Clock,
  end: AbortSignal,
): Doors {
  const looks = new Map([region, ...others].map((name) => [name, [] as Look[]]));
  const now = () => clock.now().getTime();
  const ended = endOf(end);
  const follow = async (name: string, seen: Look[]): Promise<void> => {
    while (!end.aborted) {
      const sent = now();
      const answer = await ask(name);
      seen.push({ sent, ended: now(), answer });
      await Promise.race([clock.sleep(ROUND), ended]);
    }
  };
  const over = Promise.all([...looks].map(([name, seen]) => follow(name, seen)));
  return {
    over,
    unfit: () => {
      const latest = [...looks].map(([name, seen]) => ({ name, answer: seen.at(-1)?.answer }));
      const bad = latest.find(({ name, answer }) => !answer || !isHealthy(answer, name));
      return bad && troubleText(bad.name, bad.answer ?? { problem: 'no answer yet' });
    },
    trouble: () => {
      const bad = others.find((name) => {
        const latest = looks.get(name)?.slice(-BAD_IN_A_ROW) ?? [];
        return latest.length === BAD_IN_A_ROW && latest.every(({ answer }) => !isHealthy(answer, name));
      });
      const answer = bad && looks.get(bad)?.at(-1)?.answer;
      return bad && answer && troubleText(bad, answer);
    },
    healthySince: (name, since) =>
      looks.get(name)?.find(({ sent, answer }) => sent >= since && isHealthy(answer, name))?.ended,
  };
}
