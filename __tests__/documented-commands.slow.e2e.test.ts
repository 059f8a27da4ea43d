/**
 * Every command line of README, help and docs that can run offline: in its order in fixtures/documented-commands.yaml, in
 * one folder, on a system that is deployed and stands on loopback.
 */
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runs } from './support/documented/table';
import { DOOR } from './support/edge';
import { type ExampleApi, exampleApi } from './support/example-api';
import { closedPort } from './support/failing-servers';
import { type FakeGitHub, startFakeGitHub } from './support/fake-github';
import { firstText, type LoopbackAzure, loopbackAzure, SOURCE } from './support/loopback-azure';
import { withTerraform } from './support/with-terraform';

const KEY = 'third-party-api-key';
/** As docs/first-deployment.md has it, whose own test looks at what each of them says. */
const FIRST_DEPLOYMENT = [
  'npm run bootstrap',
  'npm run deploy -- --stack global',
  'npm run deploy',
  'npm run deploy -- --from stamp-swedencentral',
  `npm run secrets -- set ${KEY}`,
  'npm run deploy',
];
const COMMIT =
  'git init --quiet --initial-branch main && git add --all -- :!node_modules && ' +
  'git -c user.name=Operator -c user.email=operator@example.com commit --quiet --message deployed';

withTerraform('the command lines of the documents', () => {
  let system: LoopbackAzure;
  let api: ExampleApi;
  let github: FakeGitHub;
  beforeAll(async () => {
    const { port } = await closedPort('127.0.0.1');
    api = await exampleApi(port, { COSMOS_REGION: 'West Europe', API_IMAGE: SOURCE });
    github = await startFakeGitHub();
    github.answers[`commits/${'c'.repeat(40)}/pulls`] = [];
    system = await loopbackAzure(firstText);
    const at = (name: string) => join(system.folder, name);
    for (const line of FIRST_DEPLOYMENT) await system.run(line);
    system.edit((text) => text.replace('deployed: none\n', ''));
    await system.run(COMMIT);
    copyFileSync(at('regions.yaml'), at('before.yaml'));
    writeFileSync(at('value.txt'), 'hunter2-hunter2');
    writeFileSync(at('zone.txt'), '$TTL 3600\nshop IN A 203.0.113.77\n');
    writeFileSync(
      at('.curlrc'),
      `noproxy = "*"\nconnect-to = "::127.0.0.1:${system.env.LOOPBACK_PORT}"\ncacert = ca.pem\n`,
    );
  }, 600_000);
  afterAll(async () => {
    github.close();
    await Promise.all([api.close(), system.close()]);
  });

  const run = (line: string) =>
    system.run(
      line
        .replaceAll('SOURCE', SOURCE)
        .replaceAll('https://DOOR', `https://${DOOR}`)
        .replaceAll(/http:\/\/localhost:8080|\bURL\b/g, api.url),
      { ...github.env, CURL_HOME: system.folder },
    );

  test('each that can run offline ends well, and without CDKTF nothing changes', async () => {
    const failed: string[] = [];
    const said = new Map<string, string>();
    for (const line of new Set(runs.values())) {
      const { code, text } = await run(line);
      said.set(line, text);
      if (code !== 0) failed.push(`${line}: ${code}\n${text}`);
    }
    expect(failed).toEqual([]);
    expect(said.get('terraform -chdir=terraform/global plan')).toContain('No changes.');
  }, 1_800_000);
});
