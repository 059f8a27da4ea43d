/** The example keeps the contract. */
import { setTimeout as sleep } from 'node:timers/promises';
import { verify } from '../../operations/commands/deploy/verify';
import { type ExampleApi, exampleApi } from '../support/example-api';
import { closedPort } from '../support/failing-servers';
import { runCommand } from '../support/run-command';

const DIGEST = '3f5e2d8c1b7a4960e8d7c6b5a4938271605f4e3d2c1b0a9f8e7d6c5b4a392817';
const IMAGE = `contoso/api@sha256:${DIGEST}`;

let api: ExampleApi;
beforeAll(async () => {
  const { port } = await closedPort('127.0.0.1');
  api = await exampleApi(port, { COSMOS_REGION: 'West Europe', API_IMAGE: IMAGE, MEMORY_DELAY: '800' });
});
afterAll(() => api.close());

test('it passes every check, to its end', async () => {
  const args = ['--app', api.url, '--read', '/orders/1/1', '--cached', '/catalog/1', '--pid', `${api.pid}`];
  const outcome = await runCommand(
    verify,
    __dirname,
    [...args, '--region', 'westeurope', '--image', IMAGE, '--json'],
    { sleep: (milliseconds) => sleep(milliseconds) },
  );
  const { exitCode, verdict, findings } = JSON.parse(outcome.out);
  expect(findings.filter(({ status }: { status: string }) => status !== 'ok')).toEqual([]);
  expect(findings.map(({ check, found }: Record<string, string>) => `${check}: ${found}`)).toEqual([
    expect.stringMatching(/^start: answers 200 after \d+\.\d s$/),
    expect.stringMatching(/^health: 200 after \d+ ms$/),
    expect.stringMatching(/^health: 200 after \d+ ms$/),
    'answers: 200',
    'answers: 200',
    'cache: Cache-Control on all',
    'cached path: public, s-maxage=60',
    'cookies: none',
    'region: West Europe',
    'image: 3f5e2d8c1b7a',
    'session: returned, passed on, and older answers are marked',
    expect.stringMatching(/^compression: gzip, \d{4} bytes as \d{3}$/),
    'stop: 4 finished',
    expect.stringMatching(/^stop: new requests are refused: (?:nothing listens there|connection reset)$/),
    expect.stringMatching(/^stop: ended after \d\.\d s$/),
  ]);
  expect([outcome.code, exitCode, verdict]).toEqual([0, 0, 'The container keeps docs/app-contract.md.']);
  expect(await api.ended).toBe(0);
});
