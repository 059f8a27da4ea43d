/** The health of each region, asked through its door during the drill. */
import type { Clock } from '../probe/clock';
import { type Answer, answerText } from './tries';
import { endOf } from './until';

/** Milliseconds between two rounds. */
export const ROUND = 5000;

/** Bad answers in a row that make a region unhealthy: one may be chance. */
const BAD_IN_A_ROW = 2;

export interface Doors {
  /** A region that was unhealthy when last asked, in words; undefined if all were healthy. */
  readonly unfit: () => string | undefined;
  /** An unhealthy region among the others, in words; undefined while all are healthy. */
  readonly trouble: () => string | undefined;
  /** When a region gave its first good answer to a question asked since then, in milliseconds as in `Date`. */
  readonly healthySince: (region: string, since: number) => number | undefined;
  readonly over: Promise<unknown>;
}

/** For Front Door only 200 is healthy, and an answer from another region says nothing about this one. */
export const isHealthy = ({ status, region, problem }: Answer, of: string): boolean =>
  problem === undefined && status === 200 && (region === undefined || region === of);

interface Look {
  readonly sent: number;
  readonly ended: number;
  readonly answer: Answer;
}

const troubleText = (region: string, answer: Answer): string =>
  `${region}: is not healthy at its door; found ${answerText(answer)}`;

/** @param others regions whose bad health ends the drill; `region` is the one that is stopped */
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
