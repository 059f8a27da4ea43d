/** What was accepted and is not done yet. */
import { type Answer, type Asked, type Later, notFound } from './message';

interface Operation {
  readonly later: Later;
  readonly end: Answer;
  looks: number;
}

export class Operations {
  private readonly all: Operation[] = [];

  /** 202, and where to look. */
  accept(answer: Answer, later: Later, origin: string): Answer {
    const { later: _, ...end } = answer;
    const number = this.all.push({ later, end, looks: 0 }) - 1;
    return {
      status: 202,
      headers: { [later.by]: `${origin}/operations/${number}?api-version=1`, 'retry-after': '0' },
    };
  }

  /** Undefined for what is no operation. */
  answer(asked: Asked): Answer | undefined {
    const number = /^\/operations\/(\d+)$/.exec(asked.path)?.[1];
    if (number === undefined) return undefined;
    const operation = this.all[Number(number)];
    if (!operation) return notFound(asked);
    const { later, end } = operation;
    const done = operation.looks++ >= later.looks;
    const again = { 'retry-after': '0' };
    if (later.by === 'Location') {
      if (!done)
        return { status: 202, headers: { ...again, location: `/operations/${number}?api-version=1` } };
      return later.failure ? { status: 409, body: { error: later.failure } } : end;
    }
    if (!done) return { status: 200, headers: again, body: { status: 'InProgress' } };
    const { failure } = later;
    return { status: 200, body: failure ? { status: 'Failed', error: failure } : { status: 'Succeeded' } };
  }
}
