import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { laidOut, plainPage } from '../../../../operations/cli/page';
import type { Surroundings } from '../../../../operations/cli/surroundings';
import { dns } from '../../../../operations/commands/name/dns';
import { targetText } from '../../../../operations/probe/target';
import { loadTopology } from '../../../../topology/load';
import { dnsServer, type Handler } from '../../../support/dns-server';
import {
  AZURE,
  CLIENT_ID,
  clientToken,
  ENDPOINT,
  Migration,
  type TestCertificates,
  TOKEN,
  testCertificates,
} from '../../../support/migration';
import { runCommand } from '../../../support/run-command';
import { shippedText } from '../../../support/shipped-file';

const NOW = '2026-12-02T09:00:00Z';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dns-'));
  file = join(folder, 'regions.yaml');
  writeFileSync(file, shippedText);
});
afterEach(() => rmSync(folder, { recursive: true }));

const inFolder = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const edit = (old: string, fresh: string): void =>
  writeFileSync(file, readFileSync(file, 'utf8').replace(old, fresh));

/** Exit code and what was said. */
async function call(args: readonly string[], given: Partial<Surroundings> = {}) {
  const { code, out, err } = await runCommand(dns, folder, args, { now: () => new Date(NOW), ...given });
  return { code, text: out + err };
}

const outputs = () =>
  inFolder(
    'outputs.json',
    JSON.stringify({
      known: {
        value: {
          nameServers: AZURE.map((name) => `${name}.`).join(', '),
          endpoint: ENDPOINT,
          validationToken: TOKEN,
          verificationId: 'id-of-subscription',
          clientId: CLIENT_ID,
        },
      },
    }),
  );

describe('without a subcommand', () => {
  test('where the move stands, with what Terraform knows', async () => {
    edit('  phase: prepare', '  phase: prepare\n  delegatedAt: 2026-12-01T09:00:00Z');
    expect(await call(['--base', 'none', '--outputs', outputs()])).toEqual({
      code: 0,
      text: `api.contososhoes.com: hosting azure, phase prepare (1 of 3)
Once deployed, it resolves to apicontososhoes.azurewebsites.net, TTL 5m.

Done according to regions.yaml
  2026-12-01T09:00:00Z  name servers switched (dns.delegatedAt)

To do by hand in this order, once this version is deployed
  1. Until 2026-12-05T09:00:00Z change a record in both places or not at all: some resolvers still
     ask the registrar's servers.
  2. From 2026-12-05T09:00:00Z, when npm run dns -- preflight finds nothing wrong: set dns.phase to
     cutover and deploy dns-migration.

Next phase: cutover, allowed from 2026-12-05T09:00:00Z, in 3d: delegatedAt 2026-12-01T09:00:00Z + 2d
(a resolver may cache the old name servers) + 2d (legacy.ttl: and then the answer with the old TTL)

The step to this version is NOT CHECKED: --base none`,
    });
  });

  test('what is not known yet is named', async () => {
    const { text } = await call([]);
    expect(text).toContain('the value (validation token)');
    expect(text).toContain('Next phase: cutover, allowed only after the steps above are done');
  });

  test('the end', async () => {
    const moments = '  delegatedAt: 2026-11-01T09:00:00Z\n  cutoverAt: 2026-11-08T09:00:00Z';
    edit('  phase: prepare', `  phase: complete\n${moments}`);
    const { text } = await call(['--base', 'none', '--outputs', outputs()]);
    expect(text).toContain(`Once deployed, it resolves to ${ENDPOINT}, TTL 1h.`);
    expect(text).toMatch(
      /The move is over once this version is deployed and npm run dns -- preflight finds nothing wrong\.\n/,
    );
  });

  test('before the delegation the registrar answers, as long as it always did', async () => {
    const { text } = await call([]);
    expect(text).toContain(
      'It resolves to apicontososhoes.azurewebsites.net, TTL 2d (dns.legacy): nothing has changed for\nclients yet.\n',
    );
    expect(text).not.toContain('TTL 5m');
  });

  test('hosting registrar: what the registrar has to be given', async () => {
    edit(
      '  hosting: azure\n  phase: prepare',
      '  hosting: registrar\n  phase: cutover\n  ttlLoweredAt: 2026-11-01T09:00:00Z',
    );
    const { text } = await call(['--outputs', outputs()]);
    expect(text.replaceAll('\n', ' ')).toContain(
      `Once it is entered at the registrar, it resolves to ${ENDPOINT}, TTL 1m, or to the lowest TTL that the registrar allows.`,
    );
  });

  describe('a file that check refuses is not told as done', () => {
    const moments = '  delegatedAt: 2026-11-01T09:00:00Z\n  cutoverAt: 2026-11-08T09:00:00Z';
    const cases: readonly [string, string, string][] = [
      [
        'a moment to come',
        '  phase: prepare\n  delegatedAt: 2027-01-01T09:00:00Z',
        'dns.delegatedAt: is in the future; found "2027-01-01T09:00:00Z"; write the time once the change is made [DNS-FUTURE]',
      ],
      [
        'cutover too early',
        '  phase: cutover\n  delegatedAt: 2026-12-01T09:00:00Z',
        'dns.phase: is not allowed before 2026-12-05T09:00:00Z: ',
      ],
      [
        'complete too early',
        '  phase: complete\n  delegatedAt: 2026-11-01T09:00:00Z\n  cutoverAt: 2026-12-02T08:00:00Z',
        'dns.phase: is not allowed before 2026-12-04T09:00:00Z: ',
      ],
    ];
    test('in red', async () => {
      edit('  phase: prepare', '  phase: prepare\n  delegatedAt: 2027-01-01T09:00:00Z');
      const { text } = await call(['--base', 'none'], { page: { ...plainPage, colour: true } });
      expect(text).toContain('\u001b[31mregions.yaml:');
    });

    test.each(cases)('%s', async (_, fresh, finding) => {
      edit('  phase: prepare', fresh);
      const { code, text } = await call(['--base', 'none', '--outputs', outputs()]);
      expect(code).toBe(1);
      expect(text).toContain(finding);
      expect(text).toContain('This version must not be deployed, so no steps by hand are listed.');
      expect(text).not.toMatch(/is over|may be deleted|retired|Done|resolves/);
    });

    describe('a step that is none', () => {
      const git = (...args: string[]) =>
        execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t.example', ...args], { cwd: folder });
      beforeEach(() => {
        git('init', '-q', '-b', 'main');
        git('add', 'regions.yaml');
        git('commit', '-q', '-m', 'regions');
        edit('  phase: prepare', `  phase: complete\n${moments}`);
      });

      test('from prepare to complete', async () => {
        const { code, text } = await call(['--outputs', outputs()]);
        expect(code).toBe(1);
        expect(text).toContain('dns.phase: was prepare, and phases change one at a time; found "complete"');
        expect(text).not.toMatch(/is over|may be deleted/);
      });

      test('for programs', async () => {
        const { code, text } = await call(['--json']);
        expect([code, JSON.parse(text)]).toEqual([
          1,
          { phase: 'complete', problems: [expect.objectContaining({ rule: 'DNS-PHASE-ORDER' })] },
        ]);
      });

      test('alone it stands, and that it was looked at alone is said', async () => {
        const { code, text } = await call(['--base', 'none']);
        expect([code, text]).toEqual([
          0,
          expect.stringMatching(/\n\nThe step .* is NOT CHECKED: --base none$/),
        ]);
      });

      test('nothing was deployed yet: no step, and that is said', async () => {
        edit('workload:', 'deployed: none\nworkload:');
        const { code, text } = await call([]);
        expect([code, text]).toEqual([
          0,
          expect.stringMatching(/\n\nThe step .* is NOT CHECKED: regions.yaml says deployed: none$/),
        ]);
        expect(JSON.parse((await call(['--json'])).text).unchecked).toBe('regions.yaml says deployed: none');
      });

      test('the way out is named where it is one', async () => {
        const way = 'If nothing is deployed yet, write deployed: none in the file';
        const flat = async (...args: string[]) => (await call(args)).text.replaceAll('\n', ' ');
        expect(await flat()).toContain(way);
        expect(await flat('--base', 'main')).not.toContain(way);
        edit('2026-11-08', '2999-11-08');
        expect(await flat('--base', 'none')).not.toMatch(/If nothing was deployed|--base none/);
      });

      test('another base that is none', async () => {
        expect(await call(['--base', 'nobody'])).toEqual({
          code: 2,
          text: '--base nobody: is neither a file nor a revision of this repository; name an existing file or revision; git says: fatal: Needed a single revision',
        });
      });
    });

    test('where no version before is known, that is said', async () => {
      const { code, text } = await call([]);
      expect(code).toBe(0);
      expect(text).toMatch(
        /\n\nThe step to this version is NOT CHECKED: there is no branch origin\/main or main;/,
      );
    });
  });

  test('for programs', async () => {
    edit('  phase: prepare', '  phase: prepare\n  delegatedAt: 2026-11-01T09:00:00Z');
    const { text } = await call(['--json', '--outputs', outputs()]);
    expect(JSON.parse(text)).toMatchObject({
      hostname: 'api.contososhoes.com',
      hosting: 'azure',
      phase: 'prepare',
      answer: { by: 'azure', value: 'apicontososhoes.azurewebsites.net', ttl: 300 },
      done: [{ moment: 'delegatedAt', at: '2026-11-01T09:00:00Z' }],
      next: { phase: 'cutover', at: '2026-11-05T09:00:00Z', allowed: true, secondsLeft: 0 },
    });
  });
});

describe('bad input', () => {
  test.each<[string, () => string[], string]>([
    [
      'outputs that are not there',
      () => ['--outputs', join(folder, 'none.json')],
      'none.json: cannot be read; found ENOENT; name an existing file',
    ],
    [
      'outputs that are no JSON',
      () => ['--outputs', inFolder('o.json', 'x')],
      'o.json: has no output "known"; write the file with terraform -chdir=cdktf.out/stacks/dns-migration output -json',
    ],
    [
      'a server that is none',
      () => ['preflight', '--parent', 'a b'],
      '--parent must be HOST or HOST:PORT, separated by commas; found "a b"',
    ],
    [
      'a port that is none',
      () => ['preflight', '--endpoint', 'a:70000'],
      '--endpoint must be HOST or HOST:PORT, separated by commas; found "a:70000"',
    ],
    [
      'a timeout that is none',
      () => ['preflight', '--timeout', '0'],
      '--timeout must be a number of seconds, above 0 and at most a week; found "0"',
    ],
    [
      'a path without a token',
      () => ['preflight', '--path', '/orders/1'],
      '--path and --token-file belong together: add the other one, or leave out both',
    ],
    [
      'a token without a path',
      () => ['preflight', '--token-file', inFolder('token', clientToken())],
      '--path and --token-file belong together: add the other one, or leave out both',
    ],
    [
      'a path that is none',
      () => ['preflight', '--path', 'https://a/b', '--token-file', inFolder('token', clientToken())],
      '--path must be a URL path, for example /orders/1; found "https://a/b"',
    ],
    [
      'a path with a line break',
      () => ['preflight', '--path', '/a\r\nhost: b', '--token-file', inFolder('token', clientToken())],
      '--path must be a URL path, for example /orders/1; found "/a\\r\\nhost: b"',
    ],
    [
      'a token file that is not there',
      () => ['preflight', '--path', '/orders/1', '--token-file', join(folder, 'none.txt')],
      'none.txt: cannot be read; found ENOENT; name an existing file',
    ],
    ...['secret', `Bearer ${clientToken()}`, `${clientToken()}\nsecret`, 'a.bm8.secret', ''].map(
      (text): [string, () => string[], string] => [
        `a token file that holds ${JSON.stringify(text.slice(0, 10))}, which is not repeated`,
        () => ['preflight', '--path', '/orders/1', '--token-file', inFolder('t', text)],
        't: must hold an Entra token and nothing else: header, claims and signature, separated by dots',
      ],
    ),
    [
      'a zone file that is not there',
      () => ['import', join(folder, 'none.zone')],
      'none.zone: cannot be read; found ENOENT; name an existing file',
    ],
  ])('%s', async (_, args, message) => {
    expect(await call(args())).toEqual({ code: 2, text: message });
  });

  test('an invalid regions.yaml', async () => {
    edit('  phase: prepare', '  phase: finished');
    expect(await call([])).toEqual({
      code: 1,
      text: expect.stringMatching(/^regions\.yaml:\d+:\d+ dns\.phase: /),
    });
  });

  test.each([[[]], [['preflight']], [['import', 'no.zone']]])('and for programs: %j', async (args) => {
    edit('  phase: prepare', '  phase: finished');
    const { code, out, err } = await runCommand(dns, folder, ['--json', ...args]);
    expect([code, JSON.parse(out), err]).toEqual([
      1,
      { problems: [expect.objectContaining({ path: 'dns.phase', position: expect.anything() })] },
      '',
    ]);
  });

  test('one that is not there is no answer for programs', async () => {
    rmSync(file);
    expect((await runCommand(dns, folder, ['--json'])).out).toBe('');
  });
});

describe('preflight', () => {
  let pairs: TestCertificates;
  let scene: Migration;
  beforeAll(async () => {
    pairs = await testCertificates();
    scene = await Migration.begin('azure', pairs);
  });
  afterAll(() => scene.end());

  const options = (replace: Readonly<Record<string, string>> = {}): string[] => {
    const { servers } = scene.inputs();
    const list = (name: 'parent' | 'registrar' | 'azure' | 'resolvers') =>
      servers[name].map((server) => targetText(server, 53)).join(',');
    const all = {
      outputs: outputs(),
      parent: list('parent'),
      registrar: list('registrar'),
      azure: list('azure'),
      resolvers: list('resolvers'),
      endpoint: targetText(scene.frontDoor, 443),
      legacy: targetText(scene.legacy, 443),
      ca: inFolder('ca.pem', pairs.ca.cert),
      ...replace,
    };
    return Object.entries(all).flatMap(([name, value]) => [`--${name}`, value]);
  };
  const now = () => scene.now();

  test('all is well', async () => {
    const { code, text } = await call(['preflight', ...options()], { now });
    expect(code).toBe(0);
    expect(text).toMatch(/\n\n\d+ ok\. Next step: switch the name servers\. It is safe\.$/);
    expect(text.split('\n').filter((line) => line.length > 100)).toEqual([]);
  });

  test('on a narrow terminal, with colour', async () => {
    scene.legacy.status = 403;
    const page = { width: 40, colour: true, terminal: true };
    const { text } = await call(['preflight', ...options()], { now, page });
    scene.legacy.status = 200;
    const marked = text.replaceAll('\u001b', '');
    expect(marked).toMatch(/\n {2}\[31mFAILED\[39m +legacy\n {4}127/);
    expect(marked).toMatch(/\n\[31m\d+ ok, 1 failed\. Next step:/);
    const lines = stripVTControlCharacters(laidOut(page, text)).split('\n');
    expect(lines.filter((line) => line.length > 40)).toEqual([]);
  });

  test('something failed: what and what to do', async () => {
    scene.legacy.status = 403;
    const { code, text } = await call(['preflight', ...options()], { now });
    scene.legacy.status = 200;
    expect(code).toBe(1);
    expect(text.replaceAll(/127\.0\.0\.1:\d+/g, 'HOST')).toContain(`
  FAILED     legacy      HOST: GET /health answers 403
                         -> clients with the old answer need it: keep it available until the drain
                         is over
`);
    expect(text).toMatch(/1 failed\. Next step: switch the name servers\. Not safe yet\.$/);
  });

  describe("a client's call", () => {
    const withToken = (token: string) => [
      'preflight',
      ...options({ path: '/orders/1?full=1', 'token-file': inFolder('token', `${token}\n`) }),
    ];
    afterEach(() => {
      scene.frontDoor.answer = undefined;
    });

    test('is answered', async () => {
      const token = clientToken();
      const { code, text } = await call(withToken(token), { now });
      expect(code).toBe(0);
      expect(text).toMatch(
        / {2}ok +call +127\.0\.0\.1:\d+: GET \/orders\/1\?full=1 with a token answers 200\n/,
      );
      expect(scene.frontDoor.authorizations).toContain(`Bearer ${token}`);
      expect(text).not.toContain(token);
    });

    test.each(['', '--json'])('is refused, and the token is not printed %s', async (format) => {
      const token = clientToken({ aud: 'api://shop' });
      scene.frontDoor.answer = ({ headers }, response) => {
        const status = headers.authorization ? 401 : 200;
        response.writeHead(status, { 'www-authenticate': headers.authorization ?? '' }).end();
      };
      const { code, text } = await call([...(format ? [format] : []), ...withToken(token)], { now });
      expect(code).toBe(1);
      expect(text.replaceAll(/\s+/g, ' ')).toContain(
        `with a token answers 401: the token is for the audience api://shop, but the app accepts only ${CLIENT_ID}, api://${CLIENT_ID}`,
      );
      for (const part of token.split('.')) expect(text).not.toContain(part);
    });
  });

  test('something could not be asked', async () => {
    const silent = await dnsServer(() => undefined);
    const { code, text } = await call(
      ['preflight', ...options({ parent: targetText(silent, 53), timeout: '0.2' })],
      { now },
    );
    await silent.close();
    expect(text).toContain('no answer in 0.4 s');
    expect(text).not.toContain('FAILED');
    expect(code).toBe(2);
  });

  test('without a network: what could not be asked, and how to go on', async () => {
    const nowhere = '255.255.255.255';
    const servers = ['parent', 'registrar', 'azure', 'resolvers', 'endpoint', 'legacy'];
    const { code, text } = await call(
      ['preflight', ...options(Object.fromEntries(servers.map((name) => [name, nowhere])))],
      { now },
    );
    expect(code).toBe(2);
    expect(text).toMatch(/\n\n\d+ no answer\. Next step: switch the name servers\. Not safe yet\.$/);
    expect(text).toContain('blocked by this machine');
  });

  test('a file that is ahead of the time', async () => {
    edit('  phase: prepare', '  phase: prepare\n  delegatedAt: 2999-01-01T00:00:00Z');
    const { code, text } = await call(['preflight', ...options()], { now });
    expect(code).toBe(1);
    expect(text).toContain('not yet    wait        regions.yaml: dns.delegatedAt is in the future');
  });

  test('what a server writes does not reach the terminal raw', async () => {
    const rude = await dnsServer(({ name }) => ({
      answers: [{ type: 'CNAME', name, ttl: 60, data: 'a\u001b[2J.example' }],
    }));
    const { text } = await call(['preflight', ...options({ resolvers: targetText(rude, 53) })], { now });
    await rude.close();
    expect(text).toContain('a\\u001b[2j.example');
    expect(text).not.toContain('\u001b');
  });

  test('for programs', async () => {
    const { code, text } = await call(['--json', 'preflight', ...options()], { now });
    expect(code).toBe(0);
    const report = JSON.parse(text);
    expect(report).toMatchObject({ phase: 'prepare', exitCode: 0, at: scene.now().toISOString() });
    expect(new Set(report.findings.map(({ check }: { check: string }) => check))).toEqual(
      new Set([
        'delegation',
        'DS',
        'records',
        'CAA',
        'validation',
        'certificate',
        'health',
        'legacy',
        'resolvers',
      ]),
    );
  });

  describe('--watch', () => {
    const moments = '  delegatedAt: 2026-11-01T09:00:00Z\n  cutoverAt: 2026-12-02T09:00:00Z';
    const answering =
      (data: () => string, ttl: number): Handler =>
      ({ name }) => ({
        answers: [{ type: 'CNAME', name, ttl, data: data() }],
      });

    /** Two resolvers: one has moved, the other does with the third look. */
    async function watched(args: readonly string[]) {
      edit('  phase: prepare', `  phase: cutover\n${moments}`);
      let looks = 0;
      const old = 'apicontososhoes.azurewebsites.net';
      const fast = await dnsServer(answering(() => ENDPOINT, 60));
      const slow = await dnsServer(answering(() => (looks < 2 ? old : ENDPOINT), 250));
      let time = Date.parse(NOW);
      const result = await call(
        [
          'preflight',
          '--watch',
          ...options({ resolvers: [fast, slow].map((one) => targetText(one, 53)).join(',') }),
          ...args,
        ],
        {
          now: () => new Date(time),
          sleep: async (milliseconds) => {
            time += milliseconds;
            looks++;
          },
        },
      );
      await Promise.all([fast.close(), slow.close()]);
      return { code: result.code, text: result.text.replaceAll(/127\.0\.0\.1:\d+/g, 'HOST') };
    }

    test('until all have moved', async () => {
      expect(await watched([])).toEqual({
        code: 0,
        text: [
          '09:00:00  1 of 2 moved, at most 4m 10s left: HOST apicontososhoes.azurewebsites.net for 4m 10s',
          '09:00:10  1 of 2 moved, at most 4m 10s left: HOST apicontososhoes.azurewebsites.net for 4m 10s',
          '09:00:20  2 of 2 moved: all',
        ].join('\n'),
      });
    });

    test('until the limit', async () => {
      const { code, text } = await watched(['--limit', '15']);
      expect(code).toBe(1);
      expect(text.split('\n')).toHaveLength(2);
    });

    test('not without the name that they must come to', async () => {
      edit('  phase: prepare', `  phase: cutover\n${moments}`);
      expect(await call(['preflight', '--watch', '--parent', '127.0.0.1:9'])).toEqual({
        code: 2,
        text: '--watch: must know the expected answer of the resolvers; add --outputs or --endpoint',
      });
    });

    test('for programs, a line a look', async () => {
      const { text } = await watched(['--json']);
      expect(text.split('\n').map((line) => JSON.parse(line).allMoved)).toEqual([false, false, true]);
    });
  });
});

describe('import', () => {
  const zone = `$ORIGIN contososhoes.com.
$TTL 1h
@ SOA ns1.registrar.example. host 1 2 3 4 5
@ 2d NS ns1.registrar.example.
@ A 203.0.113.10
www 10m CNAME @
api 3d CNAME apicontososhoes.azurewebsites.net.
_443._tcp TLSA 3 1 1 aa
`;

  test('writes what can be held, and says the rest', async () => {
    const { code, text } = await call(['import', inFolder('shop.zone', zone)]);
    expect(text).toBe(`regions.yaml: 0 added, 1 changed, 4 kept as they were
           record
  changed  www CNAME
  kept     @ MX       not imported
  kept     mail A     not imported
  kept     @ TXT      not imported
  kept     @ CAA      not imported

Different from the zone file
  left out  line 3: contososhoes.com SOA: Azure DNS writes its own
  left out  line 4: contososhoes.com NS: Azure DNS writes its own; kept as dns.legacy.nameServers
  left out  line 7: api.contososhoes.com CNAME: dns.phase writes it; its TTL is kept as
            dns.legacy.ttl
  refused   line 8: _443._tcp.contososhoes.com TLSA: Terraform's azurerm has no resource for TLSA
            records`);
    expect(code).toBe(1);
    expect(readFileSync(file, 'utf8')).toBe(
      shippedText
        .replace('name: www, ttl: 1h', 'name: www, ttl: 10m')
        .replace(
          'azurewebsites.net, ttl: 2d }',
          'azurewebsites.net, ttl: 3d, nameServers: [ns1.registrar.example] }',
        ),
    );
  });

  test('a TTL that was lowered for the move does not replace the old one, which the waits count', async () => {
    const { text } = await call(['import', inFolder('shop.zone', zone.replace('api 3d', 'api 5m'))]);
    expect(text).toContain(`
  left out  line 7: api.contososhoes.com CNAME: dns.phase writes it; its TTL, 5m, is lower than
            dns.legacy.ttl, 2d, which stays because the waits use the TTL from before the move
`);
    expect(loadTopology(file).dns.legacy).toMatchObject({
      ttl: 172_800,
      nameServers: ['ns1.registrar.example'],
    });
  });

  test('on a narrow terminal, with colour', async () => {
    const page = { width: 40, colour: true, terminal: true };
    const name = Array.from({ length: 3 }, () => 'n'.repeat(60)).join('.');
    const long = inFolder('shop.zone', `${zone}${name} 60 A 203.0.113.7\n`);
    const { text } = await call(['import', long], { page });
    expect(text).toContain('\u001b[31mrefused\u001b[39m');
    const lines = stripVTControlCharacters(laidOut(page, text)).split('\n');
    expect(lines.filter((line) => line.length > 40)).toEqual([]);
  });

  test('nothing is refused: exit code 0', async () => {
    expect((await call(['import', inFolder('shop.zone', zone.replace(/_443.*\n/, ''))])).code).toBe(0);
  });

  test.each([
    ['an empty file', ''],
    ['one of comments only', '; nothing\n$TTL 1h\n'],
  ])('%s is refused', async (_, empty) => {
    const { code, text } = await call(['import', inFolder('shop.zone', empty)]);
    expect(text).toMatch(/shop\.zone: holds no record; is it the export/);
    expect(code).toBe(1);
    expect(readFileSync(file, 'utf8')).toBe(shippedText);
  });

  test('--dry-run changes nothing', async () => {
    const { text } = await call(['import', '--dry-run', inFolder('shop.zone', zone)]);
    expect(text).toContain('changed  www CNAME');
    expect(readFileSync(file, 'utf8')).toBe(shippedText);
  });

  test('what the rules would refuse is left out, with the reason and the line; all else is written', async () => {
    const bad = inFolder(
      'shop.zone',
      `${zone}mail CNAME www\n@ CAA 0 issue "letsencrypt.org"\nnew A 203.0.113.9\n`,
    );
    const { code, text } = await call(['import', bad]);
    expect(code).toBe(1);
    expect(text).toContain(`
  refused   line 9: mail.contososhoes.com CNAME: is a CNAME, but A records have the same name, which
            regions.yaml has: keep one of the two [DNS-RECORD-SET]
  refused   line 10: contososhoes.com CAA: must let digicert.com issue certificates for
            api.contososhoes.com: add { flags: 0, tag: issue, value: digicert.com } [DNS-CAA]`);
    expect(readFileSync(file, 'utf8')).toContain('{ type: A, name: new, ttl: 1h, values: [203.0.113.9] }');
    const { records } = loadTopology(file).dns;
    expect(records.filter(({ name, type }) => name === 'mail' || type === 'CAA')).toHaveLength(2);
  });

  test('a longer old TTL that would make the phase too early is left out', async () => {
    edit('phase: prepare', 'phase: cutover\n  delegatedAt: 2026-11-28T00:00:00Z');
    const { code, text } = await call(['import', inFolder('shop.zone', zone.replace(/_443.*\n/, ''))]);
    expect(code).toBe(1);
    expect(text).toMatch(
      /refused {3}line 7: api\.contososhoes\.com CNAME: is\s+not\s+allowed\s+before\s+2026-12-03T00:00:00Z:\s.*\[DNS-TOO-EARLY\]/s,
    );
    expect(text).not.toContain('its TTL is kept');
    expect(loadTopology(file).dns.legacy.ttl).toBe(172_800);
  });

  test('for programs', async () => {
    const { text } = await call(['--json', 'import', inFolder('shop.zone', zone)]);
    expect(JSON.parse(text)).toMatchObject({ added: [], changed: ['www CNAME'], notes: { length: 4 } });
  });
});
