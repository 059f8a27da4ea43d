import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { prices } from '../../../../operations/commands/project/prices';
import { runCommand } from '../../../support/run-command';

const TARGET = 'topology/data/azure-prices.json';
let folder: string;
let server: Server;
let api: string;
/** What was asked for. */
let asked: string[];
/** What the API answers, page by page, to whatever is asked; the last is repeated. */
let pages: readonly unknown[];

beforeAll(async () => {
  server = createServer(({ url = '' }, response) => {
    asked.push(url);
    const page = pages[Math.min(asked.length, pages.length) - 1];
    response.writeHead(page === undefined ? 503 : 200, { connection: 'close' }).end(JSON.stringify(page));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  api = `http://127.0.0.1:${(server.address() as AddressInfo).port}/prices`;
});
afterAll(() => server.close());
beforeEach(() => {
  asked = [];
  folder = mkdtempSync(join(tmpdir(), 'prices-'));
  mkdirSync(join(folder, dirname(TARGET)), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

const run = (...args: string[]) =>
  runCommand(prices, folder, ['--api', api, ...args], { now: () => new Date('2026-11-25T12:00:00Z') });
const item = (armRegionName: string, retailPrice: number) => ({
  armRegionName,
  productName: 'Azure App Service Premium v3 Plan - Linux',
  skuName: 'P1 v3',
  meterName: 'P1 v3 App',
  retailPrice,
  unitOfMeasure: '1 Hour',
});

test('the table is written, every page read, and what contradicts itself is left out', async () => {
  pages = [
    { Items: [item('westeurope', 0.2)], NextPageLink: `${api}?page=2` },
    { Items: [item('northeurope', 0.1)], NextPageLink: 'http://elsewhere.example/prices' },
    { Items: [item('uksouth', 0.3), item('uksouth', 0.4)], NextPageLink: null },
  ];
  expect(await run('--currency', 'EUR')).toEqual({
    code: 0,
    err: '',
    out: `P1v3 in uksouth: left out, because it has several prices: 0.3, 0.4\n${TARGET}: prices of 2 regions`,
  });
  expect(asked[1]).toBe('/prices?page=2');
  expect(new URL(asked[0] ?? '', api).searchParams.get('currencyCode')).toBe("'EUR'");
  const text = readFileSync(join(folder, TARGET), 'utf8');
  expect(JSON.parse(text)).toMatchObject({
    currency: 'EUR',
    sources: [
      { url: api, date: '2026-11-25', prices: { northeurope: { P1v3: 0.1 }, westeurope: { P1v3: 0.2 } } },
    ],
  });
  expect(text).toContain('\n        "westeurope": {"P1v3":0.2}\n');
});

test.each<[string, readonly unknown[], string]>([
  ['no answer', [], 'must be a page of retail prices; found status 503; try again later'],
  ['another answer', [{ items: [] }], 'must be a page of retail prices; found'],
  ['nothing of use', [{ Items: [] }], 'must return prices; found none that are used here;'],
])('%s: the table stays', async (_, answer, message) => {
  pages = answer;
  const { code, err } = await run();
  expect([code, err.includes(message)]).toEqual([2, true]);
  expect(existsSync(join(folder, TARGET))).toBe(false);
});
