/** Against a fake Azure over real HTTPS, whose action groups pass on what they are asked to. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { alerts } from '../../../../operations/commands/deploy/alerts';
import { parseTopology } from '../../../../topology/parse';
import { peopleOf, type Severity } from '../../../../topology/people';
import { type FakeAzure, fakeAzure } from '../../../support/fake-azure';
import type { Answer, Asked } from '../../../support/fake-azure/message';
import { accepted, forbidden } from '../../../support/fake-azure/misbehaviour';
import { runCommand } from '../../../support/run-command';
import { shippedText } from '../../../support/shipped-file';

const ADDRESS = 'https://events.pagerduty.example/integration/key-of-nobody/enqueue';
const text = shippedText.replace(
  '  emails: [oncall@contososhoes.com]',
  '  emails: [oncall@contososhoes.com]\n  webhooks: [teams]\n  page: { webhooks: [pagerduty] }',
);
const topology = parseTopology(text, 'regions.yaml');
const of = (severity: Severity) => peopleOf(topology, severity);

let azure: FakeAzure;
let folder: string;
/** Receivers that Azure cannot reach. */
const dead = new Set<string>();
beforeAll(async () => {
  azure = await fakeAzure(topology.tenantId);
  azure.serve(notified);
  folder = mkdtempSync(join(tmpdir(), 'alerts-'));
});
beforeEach(() => {
  azure.reset();
  dead.clear();
  writeFileSync(join(folder, 'regions.yaml'), text);
});
afterAll(async () => {
  await azure.close();
  rmSync(folder, { recursive: true });
});

/** https://learn.microsoft.com/rest/api/monitor/action-groups/create-notifications-at-action-group-resource-level */
function notified({ method, path, body }: Asked): Answer | undefined {
  if (method !== 'POST' || !path.endsWith('/createNotifications')) return undefined;
  const { emailReceivers, webhookReceivers } = body as Record<string, readonly { readonly name: string }[]>;
  const actionDetails = [...(emailReceivers ?? []), ...(webhookReceivers ?? [])].map(({ name }) => ({
    MechanismType: 'Webhook',
    Name: name,
    Status: dead.has(name) ? 'Failed' : 'Succeeded',
    Detail: dead.has(name) ? 'NotFound' : null,
  }));
  return { status: 200, body: { state: 'Complete', actionDetails } };
}

const run = (args: readonly string[], typed = '') =>
  runCommand(alerts, folder, args, { env: azure.env, stdin: Readable.from([typed]) });

const deployGlobal = () => {
  for (const { mailed, emails } of [of('page'), of('mail')]) {
    const emailReceivers = emails.map((name) => ({ name, emailAddress: name, useCommonAlertSchema: true }));
    azure.store.put(mailed.id, { properties: { enabled: true, emailReceivers } });
  }
};
const giveAddresses = async () => {
  await run(['webhook', 'teams'], ADDRESS);
  await run(['webhook', 'pagerduty'], ADDRESS);
};

test('what is missing is said', async () => {
  deployGlobal();
  const { code, out } = await run([]);
  expect(code).toBe(1);
  expect(out).toBe(`  severity  by       receiver                 state
  page      mail     oncall@contososhoes.com  there
  page      webhook  teams                    missing
  page      webhook  pagerduty                missing
  mail      mail     oncall@contososhoes.com  there
  mail      webhook  teams                    missing

This differs from regions.yaml. To set the address of a webhook: npm run alerts -- webhook NAME. For everything else: deploy global and the stamps`);
});

test('an address goes to each group that has the webhook, in the common schema, and is told nowhere', async () => {
  deployGlobal();
  const { code, out, err } = await run(['webhook', 'teams'], `${ADDRESS}\n`);
  expect([code, err]).toEqual([0, '']);
  expect(out).toContain('page: teams set in ag-contososhoes-prod-page-webhooks');
  expect(out).not.toContain('key-of-nobody');
  expect(azure.store.get(of('mail').called.id)).toMatchObject({
    properties: { webhookReceivers: [{ name: 'teams', serviceUri: ADDRESS, useCommonAlertSchema: true }] },
  });
  await run(['webhook', 'pagerduty'], ADDRESS);
  expect(azure.store.get(of('page').called.id)).toMatchObject({
    properties: { webhookReceivers: [{ name: 'teams' }, { name: 'pagerduty' }] },
  });
  expect(await run([])).toMatchObject({ code: 0 });
});

test('a test alert reaches all, also where Azure takes its time', async () => {
  deployGlobal();
  await giveAddresses();
  azure.order('POST /createNotifications', accepted({ by: 'Location', looks: 1 }));
  const { code, out } = await run(['test']);
  expect(out).toContain('Azure passed the test alert on to everybody. Ask them whether it arrived.');
  expect(code).toBe(0);
  expect(out.match(/Succeeded/g)).toHaveLength(5);
});

test('one severity alone, and a receiver that is dead', async () => {
  deployGlobal();
  await giveAddresses();
  dead.add('pagerduty');
  const { code, out } = await run(['test', 'page']);
  expect(code).toBe(1);
  expect(out).toContain('pagerduty                Failed: NotFound');
  expect(out).not.toMatch(/^ {2}mail/m);
  expect((await run(['test', 'mail'])).code).toBe(0);
});

test('what has no address cannot be reached', async () => {
  deployGlobal();
  const { code, out } = await run(['test', 'mail']);
  expect(code).toBe(1);
  expect(out).toContain('teams                    missing');
});

test('a webhook that is gone from the file is taken away', async () => {
  deployGlobal();
  await giveAddresses();
  writeFileSync(join(folder, 'regions.yaml'), text.replace('webhooks: [pagerduty]', 'webhooks: []'));
  expect((await run([])).out).toContain('pagerduty                not in regions.yaml');
  expect(await run(['webhook', 'pagerduty', '--remove'])).toMatchObject({ code: 0 });
  expect((await run([])).code).toBe(0);
});

test.each([
  [['webhook', 'teems'], ADDRESS, 'regions.yaml has no webhook teems; did you mean teams?'],
  [['webhook', 'teams'], 'http://plain.example/key-of-nobody', 'must hold the address of the webhook'],
  [['webhook', 'teams'], '', 'must hold the address of the webhook'],
  [['test', 'all'], '', 'Allowed choices are page, mail'],
])('%s: refused', async (args, typed, words) => {
  const { code, err } = await run(args, typed);
  expect(code).toBe(2);
  expect(err).toContain(words);
  expect(err).not.toContain('key-of-nobody');
});

test('a role that is missing is named', async () => {
  deployGlobal();
  await giveAddresses();
  azure.order(
    'POST /createNotifications',
    forbidden('Microsoft.Insights/ActionGroups/CreateNotifications/Write'),
  );
  const { code, err } = await run(['test']);
  expect(code).toBe(2);
  expect(err).not.toContain('key-of-nobody');
});
