import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { rehearse as command } from '../../../operations/commands/change/rehearse';
import { terraformOf } from '../../../operations/terraform/terraform';
import { baseText } from '../../support/regions-file';
import { runCommand } from '../../support/run-command';
import { withTerraform } from '../../support/with-terraform';
import { planJson } from '../review/support/plan-json';
import { copyOfProject } from './support/project';

const thirdLine = '  germanywestcentral: { state: active, dataPriority: 2, addressSpace: 10.50.0.0/20 }\n';

withTerraform('npm run rehearse', () => {
  let project: ReturnType<typeof copyOfProject>;
  const inProject = (name: string) => join(project.folder, name);
  let temporary: string;
  /** Revisions without a project, and with one that does nothing. */
  let empty: string;
  let idle: string;

  beforeAll(() => {
    project = copyOfProject();
    temporary = inProject('temporary');
    mkdirSync(temporary);
    writeFileSync(inProject('regions.yaml'), baseText);
    writeFileSync(inProject('wrong.yaml'), baseText.replace('environment: test', 'environment: TEST'));
    writeFileSync(inProject('terraform'), '#!/bin/sh\necho \'{ "terraform_version": "1.8.5" }\'\n');
    chmodSync(inProject('terraform'), 0o755);
    writeFileSync(inProject('willing.json'), JSON.stringify(planJson()));
    const willing = [
      '#!/bin/sh',
      '[ "$1" = version ] && echo \'{ "terraform_version": "1.11.4" }\'',
      `[ "$1" = show ] && cat ${inProject('willing.json')}`,
      'exit 0',
    ];
    writeFileSync(inProject('willing'), willing.join('\n'));
    chmodSync(inProject('willing'), 0o755);
    writeFileSync(inProject('chooser'), '#!/bin/sh\necho no version is chosen >&2; exit 1\n');
    chmodSync(inProject('chooser'), 0o755);
    const git = (...args: readonly string[]) =>
      execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], {
        cwd: project.folder,
        encoding: 'utf8',
      }).trim();
    git('init', '--quiet');
    git('add', '--all', ':!node_modules', ':!temporary');
    git('commit', '--quiet', '--message=base');
    writeFileSync(inProject('idle.json'), JSON.stringify({ app: 'true' }));
    git('update-index', '--add', '--cacheinfo', `100644,${git('hash-object', '-w', 'idle.json')},cdktf.json`);
    idle = git('commit-tree', git('write-tree'), '-m', 'idle');
    git('read-tree', 'HEAD');
    empty = git('commit-tree', git('hash-object', '-t', 'tree', '-w', '/dev/null'), '-m', 'empty');
  });
  afterAll(() => project.remove());

  function start(args: readonly string[], env: NodeJS.ProcessEnv = {}, name = 'rehearse') {
    const child = spawn(process.execPath, ['dist/operations/command.js', name, ...args], {
      cwd: project.folder,
      env: { ...process.env, TMPDIR: temporary, ...env },
    });
    const said = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8').on('data', (text: string) => {
        said[name] += text;
      });
    }
    const end = once(child, 'close').then(([code]) => ({
      code: code as number | null,
      ...said,
    }));
    return { child, said, end };
  }

  const rehearse = (args: readonly string[], env?: NodeJS.ProcessEnv) => start(args, env).end;
  /** What it says and does not sound like progress; without what differs from machine to machine. */
  const complaint = ({ code, stderr }: { code: number | null; stderr: string }) =>
    `${code}: ${stderr.replaceAll(project.folder, '.').replaceAll(empty, 'EMPTY').replaceAll(idle, 'IDLE').trim()}`;

  test.each<[string, readonly string[], NodeJS.ProcessEnv, string]>([
    [
      'no Terraform',
      [],
      { PATH: '/nowhere', TERRAFORM_BINARY_NAME: '' },
      '2: terraform: was not found; install Terraform 1.9 or newer (https://developer.hashicorp.com/terraform/install), or set TERRAFORM_BINARY_NAME to another program',
    ],
    [
      'no OpenTofu, which is asked for',
      [],
      { PATH: '/nowhere', TERRAFORM_BINARY_NAME: 'tofu' },
      '2: tofu: was not found; install Terraform 1.9 or newer (https://developer.hashicorp.com/terraform/install), or set TERRAFORM_BINARY_NAME to another program',
    ],
    [
      'one that is too old',
      [],
      { PATH: 'PROJECT', TERRAFORM_BINARY_NAME: '' },
      '2: terraform is too old; found 1.8.5; install 1.9 or newer: https://developer.hashicorp.com/terraform/install',
    ],
    [
      'one that does not start',
      [],
      { TERRAFORM_BINARY_NAME: 'PROJECT/regions.yaml' },
      '2: regions.yaml cannot be started: spawn regions.yaml EACCES',
    ],
    [
      'one that fails',
      [],
      { TERRAFORM_BINARY_NAME: 'PROJECT/chooser' },
      '2: chooser version failed: no version is chosen',
    ],
    [
      'an unknown base',
      ['--base', 'nowhere'],
      {},
      '2: --base nowhere: is neither a file nor a revision of this repository; name an existing file or revision; git says: fatal: Needed a single revision',
    ],
    [
      'a base file that is wrong',
      ['--base', 'wrong.yaml'],
      {},
      [
        '2: --base wrong.yaml: this file cannot be synthesized:',
        'wrong.yaml:2:14 environment: must be 2 to 8 lower-case letters and digits, a letter first; found "TEST"; write it like prod',
      ].join('\n'),
    ],
    [
      'a base revision that is no project',
      ['--base', 'EMPTY'],
      {},
      '2: --base EMPTY: this revision cannot be synthesized:\nit has no cdktf.json',
    ],
    [
      'a base revision that synthesizes nothing',
      ['--base', 'IDLE'],
      {},
      '2: --base IDLE: this revision cannot be synthesized:\nits program wrote no stacks',
    ],
    [
      'an unknown stack',
      ['--stack', 'stamp-atlantis'],
      {},
      '2: there is no stack stamp-atlantis; known: global, stamp-northeurope, stamp-francecentral, dns-migration',
    ],
    [
      'a fault of nothing',
      ['--fail', 'global/azurerm_linux_web_app.*'],
      {},
      '2: --fail global/azurerm_linux_web_app.*: matches no resource of these stacks; write STACK/ADDRESS[:once|always|hang|forbidden], for example stamp-*/azurerm_linux_web_app.*:once',
    ],
    [
      'a folder with other files',
      ['--keep', 'topology'],
      {},
      '2: --keep topology: contains other files; name a new or an empty folder',
    ],
    [
      'nothing kept',
      ['open', 'topology'],
      {},
      '2: topology: contains no kept rehearsal; run npm run rehearse -- --keep topology',
    ],
  ])('%s', async (_, args, env, expected) => {
    const given = args.map((argument) => argument.replace('EMPTY', empty).replace('IDLE', idle));
    const here = Object.entries(env).map(([name, value]) => [
      name,
      value?.replace('PROJECT', project.folder),
    ]);
    const { code, err } = await runCommand(command, project.folder, given, {
      env: { ...process.env, ...Object.fromEntries(here) },
    });
    expect(complaint({ code, stderr: err })).toBe(expected);
  });

  test('a file that is wrong', async () => {
    expect(complaint(await rehearse([], { REGIONS_FILE: 'wrong.yaml' }))).toBe(
      '1: wrong.yaml:2:14 environment: must be 2 to 8 lower-case letters and digits, a letter first; found "TEST"; write it like prod',
    );
    expect(readdirSync(temporary)).toEqual([]);
  });

  test('a stack that fails; settings that somebody has for Terraform do not matter', async () => {
    const { code, stdout } = await rehearse(
      ['--stack=stamp-northeurope', '--fail=stamp-*/azurerm_service_plan.*'],
      { TF_WORKSPACE: 'other', TF_CLI_ARGS: '-nonsense', TF_CLI_CONFIG_FILE: '/nowhere' },
    );
    expect(code).toBe(1);
    expect(stdout.replaceAll(/ +\d+\.\d/g, ' N.N').replaceAll(/\b\d\d\b/g, 'NN')).toMatchInlineSnapshot(`
"
  stack              add  change  replace  destroy  import  seconds  outcome
  global              NN       0        0        0       0 N.N  would deploy
  stamp-northeurope   NN       0        0        0       0 N.N  failed

stamp-northeurope: Error: creating /subscriptions/33333333-3333-4333-8333-333333333333/resourceGroups/rg-shop-test-ne/providers/Microsoft.Web/serverFarms/asp-shop-test-ne: unexpected status 409 (409 Conflict) with error: InjectedFault: The rehearsal was told to make this fail.
  with azurerm_service_plan.compute_plan

The review found nothing that blocks.
"
`);
    expect(readdirSync(temporary)).toEqual([]);
  });

  test('Ctrl+C ends it, and nothing is left behind', async () => {
    const { child, said, end } = start(['--fail=global/azurerm_resource_group.group:hang', '--keep=kept']);
    while (!isApplying()) await sleep(50);
    child.kill('SIGINT');
    expect(complaint(await end)).toBe('2: Interrupted.');
    expect(said.stdout).toBe('');
    expect(readdirSync(temporary)).toEqual([]);
  });

  /** Terraform holds the lock of the state while it works on it, and the plan was made before. */
  const isApplying = () =>
    existsSync(inProject('kept/current/global/plan.json')) &&
    existsSync(inProject('kept/states/global/.terraform.tfstate.lock.info'));

  test('a file that is refused: the reviewer has a summary all the same', async () => {
    const { code } = await rehearse(['--base', 'HEAD', '--markdown', 'wrong.md'], {
      REGIONS_FILE: 'wrong.yaml',
    });
    expect([code, readFileSync(inProject('wrong.md'), 'utf8')]).toEqual([
      1,
      expect.stringMatching(
        /\*\*wrong\.yaml is refused: one problem\.\*\*\n[\s\S]*\*\*Nothing was planned\.\*\*\n$/,
      ),
    ]);
  });

  test('a step that the check refuses, though Terraform would deploy it', async () => {
    const orders = 'orders: { partitionKey: /customerId';
    writeFileSync(inProject('refused.yaml'), baseText.replace(orders, `${orders}, timeToLive: 1d`));
    const { code, stdout } = await rehearse(['--base', 'regions.yaml', '--stack', 'global'], {
      REGIONS_FILE: 'refused.yaml',
      TERRAFORM_BINARY_NAME: inProject('willing'),
    });
    expect([code, stdout]).toEqual([1, expect.stringContaining('refused.yaml is refused: one problem.')]);
    expect(stdout).toMatch(/^ {2}global .* would deploy$/m);
  });

  test('a step from the last commit, for people and for programs; what is kept can be looked at', async () => {
    writeFileSync(inProject('regions.yaml'), baseText.replace(/^dns:\n/m, `${thirdLine}$&`));
    const files = ['--markdown', 'report.md', '--json', 'report.json', '--keep', 'kept'];
    const { code, stdout } = await rehearse(['--base', 'HEAD', ...files]);
    expect(stdout).toContain('stamp-northeurope\n  no changes\n');
    expect(code).toBe(0);
    expect(
      readFileSync(inProject('report.md'), 'utf8')
        .replaceAll(/<details>[\s\S]*?<\/details>\n*/g, '') // the diagram, and each change
        .replaceAll(/\d+\.\d/g, 'N.N')
        .replaceAll(/\b\d\d\b/g, 'NN'),
    ).toMatchInlineSnapshot(`
"## Rehearsal of the step from HEAD

### What changes in regions.yaml

| with every default filled in | before | after |
| --- | --- | --- |
| \`regions.germanywestcentral.addressSpace\` |  | \`N.NN.N.0/NN\` |
| \`regions.germanywestcentral.dataPriority\` |  | \`2\` |
| \`regions.germanywestcentral.instances.max\` |  | \`NN\` |
| \`regions.germanywestcentral.instances.min\` |  | \`6\` |
| \`regions.germanywestcentral.sku\` |  | \`P1v3\` |
| \`regions.germanywestcentral.state\` |  | \`active\` |
| \`regions.germanywestcentral.subscriptionId\` |  | \`33333333-3333-4333-8333-333333333333\` |

### What the check says

**regions.yaml is valid, and the step to it from HEAD is safe.**

- **Note** in line NN, \`regions.germanywestcentral.state\` lets germanywestcentral serve before it is verified through its door, which npm run deploy refuses; found "active"; write standby and deploy, then write active (REGION-DOOR-FIRST)

### What the review says

**The review found nothing that blocks.**

### When a region fails at the peak

| what fails | before | after |
| --- | --- | --- |
| nothing | northeurope, NN %: carried | northeurope, NN %: carried |
| northeurope | francecentral, 100 %: carried | francecentral, NN %: carried |
| francecentral | northeurope, 100 %: carried | germanywestcentral, NN %: carried |
| germanywestcentral |  | francecentral, NN %: carried |

From \`npm run drill\`: the region hit hardest, and its load in percent of what it carries.

### What would be destroyed or replaced

Nothing.

### How much

| stack | add | change | replace | destroy | import | outcome |
| --- | ---: | ---: | ---: | ---: | ---: | --- |
| global | NN | 7 | 0 | 0 | 0 | would deploy |
| stamp-northeurope | 0 | 0 | 0 | 0 | 0 | would deploy |
| stamp-francecentral | 0 | 0 | 0 | 0 | 0 | would deploy |
| stamp-germanywestcentral | NN | 0 | 0 | 0 | 0 | would deploy |
| dns-migration | 0 | 0 | 0 | 0 | 0 | would deploy |

### Every change

stamp-northeurope: no changes

stamp-francecentral: no changes

dns-migration: no changes
"
`);
    const reports = JSON.parse(readFileSync(inProject('report.json'), 'utf8')) as readonly object[];
    expect(reports[1]).toMatchObject({
      stack: 'stamp-northeurope',
      outcome: 'deployed',
      changes: [],
      outputs: [],
    });

    const plans = ['global', 'stamp-germanywestcentral'].map((stack) => `kept/current/${stack}/plan.json`);
    const review = ['dist/operations/command.js', 'review', ...plans, '--expected', 'kept'];
    expect(spawnSync(process.execPath, review, { cwd: project.folder, encoding: 'utf8' })).toMatchObject({
      status: 0,
      stdout: 'The review found nothing that blocks.\n',
    });

    const terraform = [terraformOf(process.env), '-chdir=current/stamp-germanywestcentral'];
    const shown = await rehearse(['open', 'kept', ...terraform, 'output', '-raw', 'domain_verification_id']);
    expect(shown).toMatchObject({ code: 0, stdout: expect.stringMatching(/^[0-9A-Fa-f]{32,}$/) });
    expect((await rehearse(['open', 'kept', ...terraform, 'plan', '-detailed-exitcode'])).code).toBe(0);
    expect(complaint(await rehearse(['open', 'kept', 'no-such-program']))).toBe(
      '2: no-such-program cannot be started: spawn no-such-program ENOENT',
    );
    for (const stack of ['global', 'stamp-germanywestcentral']) {
      copyFileSync(
        inProject(`kept/states/${stack}/terraform.tfstate`),
        inProject(`terraform.shop-test.${stack}.tfstate`),
      );
    }
    const offline = { TF_CLI_CONFIG_FILE: '/nowhere', HTTPS_PROXY: 'http://127.0.0.1:9' };
    const run = (command: string, ...args: readonly string[]) => start(args, offline, command).end;

    // What a state holds is read without a provider, also of a region whose line is gone.
    expect(await run('state', 'stamp-germanywestcentral')).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(
        /^The state of stamp-germanywestcentral holds \d\d resources \(.*\):\n {2}azurerm_application_insights\.insights\n/,
      ),
    });

    // So is the version that was applied last.
    writeFileSync(inProject('regions.yaml'), `deployed: none\n${baseText}`);
    const refused = await run('check', '--deployed');
    expect([refused.code, refused.stdout]).toEqual([1, expect.stringContaining('[DEPLOYED-ALREADY]')]);
    expect(readdirSync(temporary)).toEqual([]);
  });
});
