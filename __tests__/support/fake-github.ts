/** The part of GitHub's REST API that is used here, on loopback; it can also lie, refuse and stall. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FakeIssue {
  number: number;
  state: string;
  body: string;
  title?: string;
  creator?: string;
  pull_request?: object;
}

/** What comes instead of the truth. */
export interface Misbehaviour {
  /** `stall` never answers. */
  readonly status: number | 'stall';
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface FakeGitHub {
  readonly env: NodeJS.ProcessEnv;
  /** `METHOD PATH`, in the order in which they came. */
  readonly requests: string[];
  /** Of the next requests, one each. */
  readonly misbehave: Misbehaviour[];
  readonly issues: FakeIssue[];
  /** `ISSUE: TEXT` */
  readonly comments: string[];
  /** What is answered to GET, by path below the repository without its query. */
  readonly answers: Record<string, object>;
  readonly close: () => void;
}

export const REPOSITORY = 'contoso/shoes';
export const BOT = 'github-actions[bot]';

export async function startFakeGitHub(): Promise<FakeGitHub> {
  const server = createServer((request, response) => {
    void respond(request, response);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const fake: FakeGitHub = {
    env: {
      GITHUB_API_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      GITHUB_REPOSITORY: REPOSITORY,
      GITHUB_TOKEN: 'token-of-the-job',
    },
    requests: [],
    misbehave: [],
    issues: [],
    comments: [],
    answers: {},
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '', 'http://github');
    const path = url.pathname.replace(`/repos/${REPOSITORY}/`, '');
    fake.requests.push(`${request.method} ${path}`);
    const bad = fake.misbehave.shift();
    if (bad?.status === 'stall') return;
    const text = await textOf(request);
    if (bad) return void response.writeHead(bad.status, bad.headers).end(bad.body ?? '');
    if (request.headers.authorization !== 'Bearer token-of-the-job') {
      return void response.writeHead(401).end('{"message":"Bad credentials"}');
    }
    const answer = answerTo(request.method ?? '', path, url.searchParams, text);
    response
      .writeHead(answer === undefined ? 404 : 200)
      .end(JSON.stringify(answer ?? { message: 'Not Found' }));
  }

  function answerTo(method: string, path: string, query: URLSearchParams, text: string): unknown {
    if (method === 'GET') return path === 'issues' ? issuesFor(query) : fake.answers[path];
    return changeOf(path, JSON.parse(text) as Partial<FakeIssue>);
  }

  function changeOf(path: string, body: Partial<FakeIssue>): unknown {
    const [, number, comments] = /^issues\/(\d+)(\/comments)?$/.exec(path) ?? [];
    const issue = fake.issues.find((one) => one.number === Number(number));
    if (comments) return fake.comments.push(`${number}: ${body.body}`);
    if (issue) return Object.assign(issue, body);
    if (path !== 'issues') return undefined;
    const opened = { number: fake.issues.length + 1, state: 'open', body: '', creator: BOT, ...body };
    fake.issues.push(opened);
    return opened;
  }

  function issuesFor(query: URLSearchParams): readonly FakeIssue[] {
    const [page, size] = [Number(query.get('page') ?? 1), Number(query.get('per_page') ?? 30)];
    const found = fake.issues.filter(({ creator = BOT }) => creator === query.get('creator'));
    return found.slice((page - 1) * size, page * size);
  }

  return fake;
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const piece of request.setEncoding('utf8')) text += piece;
  return text;
}
