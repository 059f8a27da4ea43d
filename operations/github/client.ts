/** The REST API of GitHub: https://docs.github.com/rest */
import type { z } from 'zod';
import { UsageError } from '../cli/exit';
import type { Surroundings } from '../cli/surroundings';

export interface GitHub {
  /** `owner/name` */
  readonly repository: string;
  /**
   * @param path below the repository
   * @throws UsageError if GitHub does not answer, refuses, or answers something unexpected
   */
  readonly ask: <T>(method: Method, path: string, answer: z.ZodType<T>, body?: object) => Promise<T>;
  /** Every page of a list. @param path with a query */
  readonly all: <T>(path: string, answer: z.ZodType<readonly T[]>) => Promise<readonly T[]>;
}

type Method = 'GET' | 'PATCH' | 'POST';

/** In milliseconds. */
export const patience = {
  /** For an answer. */
  request: 30_000,
  /** Before the next try. */
  pause: 2_000,
  /** The longest wait for a rate limit; a longer one is an error. */
  limit: 120_000,
};

const TRIES = 4;
const PAGE = 100;
const MOST_PAGES = 50;

type Around = Pick<Surroundings, 'env' | 'now' | 'sleep'>;

/**
 * Configured by the variables of GitHub Actions.
 * https://docs.github.com/actions/reference/workflows-and-actions/variables
 * @throws UsageError if they name no repository
 */
export function gitHub(around: Around, signal: AbortSignal, allowed = patience): GitHub {
  const { GITHUB_API_URL, GITHUB_REPOSITORY: repository, GITHUB_TOKEN, GH_TOKEN } = around.env;
  if (!repository || !/^[\w.-]+\/[\w.-]+$/.test(repository)) {
    throw new UsageError(
      `GITHUB_REPOSITORY: must name the repository; found ${repository || 'nothing'}; set it to OWNER/NAME`,
    );
  }
  const token = GITHUB_TOKEN || GH_TOKEN;
  const base = `${GITHUB_API_URL || 'https://api.github.com'}/repos/${repository}`;
  const headers = {
    accept: 'application/vnd.github+json',
    'x-github-api-version': '2022-11-28',
    ...(token && { authorization: `Bearer ${token}` }),
  };

  const ask: GitHub['ask'] = async (method, path, shape, body) => {
    const place = `GitHub, ${method} ${path.replace(/\?.*/, '')}`;
    for (let tries = 1; ; tries += 1) {
      const answer = await answered(
        `${base}/${path}`,
        { method, headers, body: bodyOf(body) },
        signal,
        allowed,
      );
      if (answer.status >= 200 && answer.status < 300) {
        const read = shape.safeParse(parsed(answer.text));
        if (read.success) return read.data;
        throw new UsageError(`${place}: must answer as documented; found ${kindOf(answer.text)}; ${LATER}`);
      }
      const wait = waitFor(method, answer, around.now(), allowed);
      if (wait === undefined || tries === TRIES) throw refusal(place, answer);
      await around.sleep(wait);
    }
  };

  const all: GitHub['all'] = async (path, shape) => {
    const items = [];
    for (let page = 1; page <= MOST_PAGES; page += 1) {
      const found = await ask('GET', `${path}&per_page=${PAGE}&page=${page}`, shape);
      items.push(...found);
      if (found.length < PAGE) return items;
    }
    throw new UsageError(`GitHub, GET ${path}: must end; found more than ${MOST_PAGES} pages; ${LATER}`);
  };

  return { repository, ask, all };
}

const LATER = 'try again later';

interface Answer {
  /** 0 if no answer came. */
  readonly status: number;
  readonly text: string;
  readonly header: (name: string) => string | null;
}

async function answered(
  url: string,
  request: RequestInit,
  signal: AbortSignal,
  { request: time }: typeof patience,
): Promise<Answer> {
  try {
    const limited = AbortSignal.any([signal, AbortSignal.timeout(time)]);
    const response = await fetch(url, { ...request, signal: limited, redirect: 'error' });
    const text = await response.text();
    return { status: response.status, text, header: (name) => response.headers.get(name) };
  } catch (error) {
    signal.throwIfAborted();
    const { cause, message } = error as {
      readonly cause?: { readonly message?: string };
      readonly message: string;
    };
    return { status: 0, text: cause?.message ?? message, header: () => null };
  }
}

const bodyOf = (body: object | undefined): string | null => (body ? JSON.stringify(body) : null);

/** Milliseconds until the next try; undefined if another try makes no sense. */
function waitFor(method: Method, answer: Answer, now: Date, allowed: typeof patience): number | undefined {
  const limited = limitOf(answer, now);
  if (limited !== undefined) return limited <= allowed.limit ? limited : undefined;
  // A POST without an answer may have succeeded: a second one could create a second issue.
  const isSafe = method !== 'POST' && (answer.status === 0 || answer.status >= 500);
  return isSafe ? allowed.pause : undefined;
}

/** https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit */
function limitOf({ status, header }: Answer, now: Date): number | undefined {
  if (status !== 403 && status !== 429) return undefined;
  const seconds = Number(header('retry-after') ?? Number.NaN);
  if (Number.isFinite(seconds)) return seconds * 1000;
  if (header('x-ratelimit-remaining') !== '0') return status === 429 ? 60_000 : undefined;
  return Math.max(0, Number(header('x-ratelimit-reset')) * 1000 - now.getTime()) || 0;
}

function refusal(place: string, { status, text, header }: Answer): UsageError {
  const told = (parsed(text) as { readonly message?: unknown } | undefined)?.message;
  const said = typeof told === 'string' ? `, ${JSON.stringify(told.slice(0, 200))}` : '';
  const found = status === 0 ? `no answer, ${text}` : `status ${status}${said}`;
  const isLimited = header('x-ratelimit-remaining') === '0' || header('retry-after') !== null;
  const isRefused = [401, 403, 404].includes(status) && !isLimited;
  const fix = isRefused ? 'check the permissions of the token: see permissions in the workflow' : LATER;
  return new UsageError(`${place}: must answer; found ${found}; ${fix}`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const kindOf = (text: string): string => (parsed(text) === undefined ? 'no JSON' : 'unexpected JSON');
