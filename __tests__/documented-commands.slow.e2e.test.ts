/** Every command line of the documents that can run offline runs: on a system that is deployed, with all it talks to on loopback. */
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runs } from './support/documented/table';
import { DOOR } from './support/edge';
import { type ExampleApi, exampleApi } from './support/example-api';
import { closedPort } from './support/failing-servers';
import { startFakeGitHub } from './support/fake-github';
import { firstText, type LoopbackAzure, loopbackAzure, SOURCE } from './support/loopback-azure';
import { withTerraform } from './support/with-terraform';

withTerraform('the command lines of the documents', () => {
  let system: LoopbackAzure;
  let api: ExampleApi;
  let github: Awaited<ReturnType<typeof startFakeGitHub>>;
  beforeAll(async () => {
    system = await loopbackAzure(firstText);
    api = await exampleApi((await closedPort('127.0.0.1')).port, { COSMOS_REGION: 'West Europe', API_IMAGE: 'none' });
    github = await startFakeGitHub();
    const write = (name: string, text: string) => writeFileSync(join(system.folder, name), text);
    write('value.txt', 'hunter2-hunter2');
    write('zone.txt', '$TTL 3600\nshop IN A 203.0.113.77\n');
    await deploy();
    copyFileSync(join(system.folder, 'regions.yaml'), join(system.folder, 'before.yaml'));
  }, 300_000);
  afterAll(async () => {
    github.close();
    await api.close();
    await system.close();
  });

  const filledIn = (line: string) =>
    line.replaceAll('SOURCE', SOURCE).replace(/http:\/\/localhost:8080|URL/g, api.url).replaceAll('https://DOOR', `https://${DOOR}`);
  const run = (line: string) => system.run(filledIn(line), { ...github.env });

  async function deploy(): Promise<void> {
    for (const line of ['npm run bootstrap', 'npm run deploy -- --stack global', 'npm run deploy', 'npm run deploy -- --from stamp-swedencentral', 'npm run secrets -- set third-party-api-key', 'npm run deploy']) await run(line);
    system.edit((text) => text.replace('deployed: none\n', ''));
    await run('git init -q -b main && git add -A && git -c user.name=x -c user.email=x@example.com commit -qm deployed');
  }

  test('run', async () => {
    const failed = [];
    const only = process.env.ONLY;
    for (const { line, filled } of runs) {
      if (only && !new RegExp(only).test(line)) continue;
      const start = Date.now();
      const { code, text } = await run(filled);
      console.error(`${code} ${((Date.now() - start) / 1000).toFixed(1)} ${line}`);
      if (code !== 0) { failed.push({ line, filled, code, text: text.slice(-3000) }); }
    }
    writeFileSync('/tmp/failed.txt', failed.map(({ filled, code, text }) => `### ${filled} -> ${code}\n${text}`).join('\n\n'));
    expect(failed.map(({ line }) => line)).toEqual([]);
  }, 3_000_000);
});
