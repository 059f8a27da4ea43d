import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { UsageError } from '../../../../operations/cli/exit';
import { check as command } from '../../../../operations/commands/file/check';
import { canonicalFile } from '../../../../topology/canonical';
import type { BillRow } from '../../../../topology/costs/bill';
import { baseText, type Edit, edited, topologyOf } from '../../../support/regions-file';
import { runCommand } from '../../../support/run-command';

let folder: string;
const check = (...args: string[]) => runCommand(command, folder, args);
const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t.example', ...args], {
    cwd: folder,
    stdio: 'pipe',
  });
const write = (text: string, name = 'regions.yaml') => writeFileSync(join(folder, name), text);
const commit = (text: string, message = 'regions') => {
  write(text);
  git('add', 'regions.yaml');
  git('commit', '-q', '-m', message);
};

/** A repository with the base text in its one commit; each test has a copy. */
const repository = mkdtempSync(join(tmpdir(), 'repository-'));
beforeAll(() => {
  folder = repository;
  git('init', '-q', '-b', 'main', '--template=');
  commit(baseText);
});
afterAll(() => rmSync(repository, { recursive: true }));
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'check-'));
  cpSync(repository, folder, { recursive: true });
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const standby = edited(['state: active, dataPriority: 1', 'state: standby, dataPriority: 1']);
const gone = edited(['workload: shop', 'workload: store']);
const label = /the merge base with main \([0-9a-f]{7}\)/;
const GONE =
  'regions.yaml:1:11 workload: was shop and is fixed: Terraform would destroy everything, data included, and create it under other names; found "store"; write shop again [FIXED-NAME]';

test('nothing changed', async () => {
  const { code, out } = await check();
  expect(code).toBe(0);
  // Where lines are broken depends on the length of the folder's name.
  expect(out.replaceAll(/(?<=\S)\n(?=\S)/g, ' ').replace(label, 'MAIN')).toContain(
    ['regions.yaml is valid, and the step to it from MAIN is safe.', '', 'Nothing changes.', ''].join('\n'),
  );
});

// The texts: bill-report.test.ts. What things cost is in a table that is replaced.
test.each([
  /^ +state +instances +at 70 % +idle +peak +logs$/m,
  /^ +northeurope +active +6 +6 +\S+ +\S+ +\S+$/m,
  /^ +in all +- +12 +12 +\S+ +\S+ +\S+$/m,
  /^ +workspace of global +65 +no cap$/m,
  /^ +Application Insights +23 +cap 100$/m,
])('what runs, costs and is logged: %s', async (line) => {
  const { out } = await check('--base', 'none');
  expect(out).toMatch(line);
});

test('what a step adds, standby included', async () => {
  const priced: Edit = ['  francecentral: {', '  westeurope: {'];
  commit(edited(priced));
  write(
    edited(priced, [
      '10.40.0.0/20 }\n',
      '10.40.0.0/20 }\n  uksouth: { state: standby, dataPriority: 2, addressSpace: 10.50.0.0/20, instances: { min: 3, max: 30 } }\n',
    ]),
  );
  const { bill } = JSON.parse((await check('--json')).out);
  expect(bill.rows.map(({ place, state, running }: BillRow) => [place, state, running])).toEqual([
    ['northeurope', 'active', 6],
    ['westeurope', 'active', 6],
    ['uksouth', 'standby', 3],
    ['global', undefined, undefined],
  ]);
  const [northeurope, , uksouth] = bill.rows;
  expect([northeurope.step, uksouth.step]).toEqual([0, uksouth.peak]);
  expect(bill.total.step).toBeGreaterThan(uksouth.peak); // and alerts of it in global
  expect(uksouth.peak).toBeGreaterThan(0);
});

test('what changes, and the lowest bounds', async () => {
  write(
    edited([
      '10.40.0.0/20 }\n',
      '10.40.0.0/20 }\n  uksouth: { state: active, dataPriority: 2, addressSpace: 10.50.0.0/20 }\n',
    ]),
  );
  const { code, out } = await check('--suggest');
  expect(code).toBe(0);
  expect(out).toContain('  regions.uksouth.state           -  ->  active\n');
  expect(out).toContain('\nAt 70 % CPU 7 fewer instances would always run, ');
  expect(out.slice(out.indexOf('Instances with headroom')).replace(/(?<=always run), .*/, '')).toBe(
    [
      'Instances with headroom: with as many regions lost as capacity.survive says, each active region',
      'stays at or below 70 % CPU, where autoscale begins to add instances. A region on standby runs one',
      'instance in each zone. Write these numbers in a step of their own. They depend on the other regions,',
      'so check again whenever a region is removed:',
      '  northeurope: instances: { min: 4, max: 30 }',
      '  francecentral: instances: { min: 3, max: 30 }',
      '  uksouth: instances: { min: 4, max: 30 }',
      'With them 7 fewer instances would always run',
    ].join('\n'),
  );
});

describe('--suggest', () => {
  const of = (min: number, max = 30) => `, instances: { min: ${min}, max: ${max} }`;
  const suggested = async (north: string, france: string, more = '') => {
    write(
      edited(
        ['10.30.0.0/20 }', `10.30.0.0/20${north} }`],
        ['10.40.0.0/20 }\n', `10.40.0.0/20${france} }\n${more}`],
      ),
    );
    const { out } = await check('--suggest', '--base', 'none');
    const lines = out.split('\n');
    return lines
      .slice(lines.findIndex((line) => line.startsWith('so check again whenever')) + 1)
      .map((line) => line.replace(/(?<=always run), .*/, ''));
  };

  test.each<[string, [string, string, string?], string[]]>([
    [
      'overload that is accepted is left out',
      [of(9), `${of(3)}, acceptOverload: { reason: costs too much }`],
      [
        '  northeurope: instances: { min: 6, max: 30 }',
        '  francecentral: unchanged, because its overload is accepted',
        'With them 3 fewer instances would always run',
      ],
    ],
    [
      'a region on standby is in it',
      [of(6), of(6), `  uksouth: { state: standby, dataPriority: 2, addressSpace: 10.50.0.0/20${of(15)} }\n`],
      [
        '  northeurope: instances: { min: 6, max: 30 }',
        '  francecentral: instances: { min: 6, max: 30 }',
        '  uksouth: instances: { min: 3, max: 30 } # on standby',
        'With them 12 fewer instances would always run',
      ],
    ],
    [
      'more than run now',
      [of(5), of(4)],
      [
        '  northeurope: instances: { min: 6, max: 30 }',
        '  francecentral: instances: { min: 6, max: 30 }',
        'With them 3 more instances would always run',
      ],
    ],
    [
      'a maximum that does for every failure, without headroom',
      [of(4, 4), of(4, 4)],
      [
        '  northeurope: needs 6, max is 4',
        '  francecentral: needs 6, max is 4',
        'With them 4 more instances would always run',
      ],
    ],
    [
      'a maximum that is refused',
      [of(6), of(2, 3)],
      [
        '  northeurope: instances: { min: 6, max: 30 }',
        '  francecentral: needs 6, max is 3',
        'With them 4 more instances would always run',
      ],
    ],
    [
      'nothing to change',
      ['', ''],
      ['  northeurope: instances: { min: 6, max: 30 }', '  francecentral: instances: { min: 6, max: 30 }'],
    ],
  ])('%s', async (_, regions, expected) => {
    expect(await suggested(...regions)).toEqual(expected);
  });
});

test('the base is where the branch left main, not where main is', async () => {
  git('checkout', '-q', '-b', 'topic');
  commit(edited(['emails: [', 'emails: [night@shop.example, ']));
  git('checkout', '-q', 'main');
  commit(gone);
  git('checkout', '-q', 'topic');
  const { code, out } = await check();
  expect([code, out.includes('alerts.emails[1]')]).toEqual([0, true]);
});

describe('refused', () => {
  test('as text', async () => {
    write(gone);
    expect(await check()).toEqual({
      code: 1,
      err: '',
      out: [
        GONE,
        '',
        'regions.yaml is refused: one problem.',
        '  Why a rule exists: npm run check -- --explain FIXED-NAME',
        '  If nothing is deployed yet, write deployed: none in the file',
      ].join('\n'),
    });
  });

  test('as annotations of GitHub', async () => {
    write(gone);
    const { code, out } = await check('--format', 'github');
    expect(code).toBe(1);
    expect(out.split('\n')[0]).toBe(
      '::error file=regions.yaml,line=1,col=11,title=FIXED-NAME::workload: was shop and is fixed: Terraform would destroy everything, data included, and create it under other names; found "store"; write shop again',
    );
  });

  test('as JSON', async () => {
    write(gone);
    const { code, out } = await check('--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      file: 'regions.yaml',
      verdict: 'refused',
      problems: [{ position: { line: 1, column: 11 }, path: 'workload', rule: 'FIXED-NAME' }],
      notes: [],
      changes: [{ path: 'workload', before: 'shop', after: 'store' }],
      instances: [
        { region: 'northeurope', state: 'active', min: 6, max: 30, lowestMin: 6 },
        { region: 'francecentral', state: 'active', min: 6, max: 30, lowestMin: 6 },
      ],
    });
  });

  test('problems of the version and of the step come together, in the order of the file', async () => {
    write(standby.replace('workload: shop', 'workload: store'));
    const { code, out } = await check();
    expect(code).toBe(1);
    expect(out.split('\n').flatMap((line) => /\[([A-Z-]+)\]$/.exec(line)?.[1] ?? [])).toEqual([
      'FIXED-NAME',
      'REGION-TWO-ACTIVE',
      'REGION-KEEP-SERVING',
    ]);
  });

  test('a moment that is still to come', async () => {
    write(edited(['phase: prepare', 'phase: prepare\n  delegatedAt: 2999-01-01T00:00:00Z']));
    const { code, out } = await check();
    expect([code, out.split('\n')[0]]).toEqual([
      1,
      'regions.yaml:24:16 dns.delegatedAt: is in the future; found "2999-01-01T00:00:00Z"; write the time once the change is made [DNS-FUTURE]',
    ]);
  });

  test('a hazard that was accepted until yesterday', async () => {
    const entry = '{ id: LOST-VAULT, address: stamp-x/a.b, reason: it was empty, expires: 2020-01-01 }';
    write(edited(['alerts:\n', `accept: [${entry}]\nalerts:\n`]));
    const { code, out } = await check();
    expect([code, out.split('\n')[0]]).toEqual([
      1,
      expect.stringMatching(
        /^regions\.yaml:\d+:\d+ accept\[0\]\.expires: has passed: LOST-VAULT is no longer accepted; found "2020-01-01"; remove the entry, or give it a later date \[ACCEPT-EXPIRED\]$/,
      ),
    ]);
  });

  test('a value of the wrong shape leaves the step unchecked', async () => {
    write(gone.replace('environment: test', 'environment: TEST'));
    const { code, out } = await check();
    expect([code, out.includes('regions.yaml:2:14 environment: must be'), out.includes('FIXED')]).toEqual([
      1,
      true,
      false,
    ]);
  });
});

describe('other bases', () => {
  test('none: this version alone', async () => {
    write(gone);
    const { code, out } = await check('--base', 'none');
    expect([code, out.split('\n')[0]]).toEqual([0, 'regions.yaml is valid by itself.']);
  });

  test('a revision', async () => {
    commit(gone);
    expect(await check('--base', 'HEAD~1')).toMatchObject({ code: 1, out: expect.stringContaining(GONE) });
  });

  test('a file', async () => {
    write(gone, 'before.yaml');
    const { code, out } = await check('--base', 'before.yaml');
    expect([code, out.includes('workload: was store and is fixed')]).toEqual([1, true]);
  });
});

describe('a base from before the versions of the providers could be chosen', () => {
  const MOVES = ['  providers.azuread  3.7.0   ->  3.9.0', '  providers.azurerm  4.55.0  ->  4.81.0'];
  const moves = (out: string) => out.split('\n').filter((line) => line.startsWith('  providers.'));
  const program = (file: string) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    write('', file);
    git('add', file);
    git('commit', '-q', '-m', file);
  };

  test('a revision whose program has no such setting ran what the bindings bind', async () => {
    program('cdktf.json');
    const { code, out } = await check('--base', 'HEAD');
    expect([code, moves(out)]).toEqual([0, MOVES]);
  });

  test('one whose program has it runs the default', async () => {
    program('cdktf.json');
    program('providers/versions.ts');
    const { code, out } = await check('--base', 'HEAD');
    expect([code, moves(out)]).toEqual([0, []]);
  });
});

describe('could not be checked', () => {
  const ALONE = 'name another version with --base, or check this one alone: --base none';

  test.each([
    [
      ['--base', 'nope'],
      '--base nope: is neither a file nor a revision of this repository; name an existing file or revision; git says: fatal: Needed a single revision',
    ],
    [
      ['--base', '-x'],
      '--base -x: is neither a file nor a revision of this repository; name an existing file or revision; git says: fatal: Needed a single revision',
    ],
    [
      ['--deployed', '--base', 'main'],
      '--base and --deployed both say where the step starts; give only one of them',
    ],
    [['--explain', 'drain'], 'drain is not a rule; list all rules: npm run check -- --explain'],
    [
      ['--explain', 'fixed-nam'],
      'fixed-nam is not a rule; did you mean FIXED-NAME? All: npm run check -- --explain',
    ],
    [
      ['--format', 'xml'],
      "error: option '--format <format>' argument 'xml' is invalid. Allowed choices are text, json, github.",
    ],
    [['more'], 'error: too many arguments. Expected 0 arguments but got 1.'],
  ])('%j', async (args, err) => {
    expect(await check(...args)).toEqual({ code: 2, out: '', err });
  });

  test('the base is itself invalid', async () => {
    commit(edited(['environment: test', 'environment: TEST']));
    write(baseText);
    const { code, err } = await check();
    expect(code).toBe(2);
    expect(err.replace(label, 'MAIN').split('\n')).toEqual([
      `the step cannot be checked: MAIN is itself invalid; if nothing is deployed yet, write deployed: none in the file; otherwise ${ALONE}`,
      expect.stringMatching(/^regions\.yaml:2:14 environment: must be 2 to 8 lower-case/),
    ]);
  });

  test('the base has no such file', async () => {
    git('rm', '-q', '--cached', 'regions.yaml');
    git('commit', '-q', '-m', 'gone');
    const { code, err } = await check('--base', 'HEAD');
    expect([code, err.split('; git says: ')]).toEqual([
      2,
      [`HEAD has no regions.yaml; ${ALONE}`, expect.stringMatching(/^fatal: path 'regions\.yaml' /)],
    ]);
  });

  test('there is no file', async () => {
    rmSync(join(folder, 'regions.yaml'));
    expect(await check()).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^regions\.yaml: cannot be read; found ENOENT; /),
    });
  });

  test('there is no main branch', async () => {
    git('branch', '-q', '-m', 'trunk');
    expect(await check()).toMatchObject({
      code: 2,
      err: `there is no branch origin/main or main; ${ALONE}; git says: fatal: Needed a single revision`,
    });
  });

  test('HEAD has no commit yet', async () => {
    git('checkout', '-q', '--orphan', 'fresh');
    expect(await check()).toMatchObject({
      code: 2,
      err: `HEAD and main have no common commit; ${ALONE}; git says: fatal: Not a valid object name HEAD`,
    });
  });

  test('this is not a git clone', async () => {
    rmSync(join(folder, '.git'), { recursive: true });
    const { code, err } = await check();
    expect([code, err.split('; git says: ')]).toEqual([
      2,
      [`there is no branch origin/main or main; ${ALONE}`, expect.stringMatching(/^fatal: not a git repo/)],
    ]);
  });

  test('the clone is shallow', async () => {
    commit(standby);
    commit(baseText);
    const clone = join(folder, 'clone');
    git('clone', '-q', '--depth', '1', `file://${folder}`, clone);
    expect(await runCommand(command, clone, ['--base', 'HEAD~1'])).toMatchObject({
      code: 2,
      err: '--base HEAD~1: is neither a file nor a revision of this repository; this clone is shallow: run git fetch --unshallow (in GitHub Actions, set fetch-depth: 0); git says: fatal: Needed a single revision',
    });
  });
});

describe('nothing is deployed yet, and the file says so', () => {
  const none = (text: string) => text.replace('workload:', 'deployed: none\nworkload:');
  const NOTE =
    'note: regions.yaml:1:11 deployed: says that nothing was ever deployed, so NO STEP IS CHECKED, fixed values included; found "none"; delete this line after the first deployment; npm run check -- --deployed asks the state of global [DEPLOYED-NONE]';

  test('a value that is fixed later may differ from the base; what changes is told, and that no step was checked', async () => {
    write(none(gone));
    const { code, out } = await check();
    expect(code).toBe(0);
    const [note, verdict, changed] = out.split('\n\n');
    expect([note, verdict?.replaceAll('\n', ' ').replace(label, 'MAIN')]).toEqual([
      NOTE,
      'regions.yaml is valid by itself. The step to it from MAIN is NOT CHECKED, because the file says deployed: none.',
    ]);
    expect(changed).toContain('  workload  shop  ->  store');
  });

  test('as JSON and as an annotation', async () => {
    write(none(gone));
    expect(JSON.parse((await check('--json')).out)).toMatchObject({ verdict: 'fine', stepUnchecked: true });
    expect((await check('--format', 'github')).out).toMatch(
      /^::notice file=regions.yaml,line=1,col=11,title=DEPLOYED-NONE::/,
    );
  });

  test('the base need not be valid: it is of an older schema', async () => {
    commit(edited(['controlRegion: swedencentral\n', '']));
    write(none(baseText));
    const { code, out } = await check('--base', 'HEAD');
    expect([code, out.split('\n\n')[1]?.replaceAll('\n', ' ')]).toEqual([
      0,
      expect.stringMatching(
        /^regions.yaml is valid by itself. The step to it is NOT CHECKED: the step cannot be checked: HEAD is itself invalid;/,
      ),
    ]);
  });

  test('nor be there at all', async () => {
    rmSync(join(folder, '.git'), { recursive: true });
    write(none(baseText));
    expect((await check()).code).toBe(0);
  });

  test('but one that is named has to be one', async () => {
    write(none(baseText));
    expect(await check('--base', 'nope')).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^--base nope: /),
    });
  });

  test('its own rules hold all the same', async () => {
    write(none(standby));
    const { code, out } = await check();
    expect([code, out.includes('[REGION-TWO-ACTIVE]'), out.includes('REGION-KEEP-SERVING')]).toEqual([
      1,
      true,
      false,
    ]);
  });

  test('once the line is gone, the step is checked from the version that had it', async () => {
    commit(none(baseText));
    write(gone);
    const { code, out } = await check('--base', 'HEAD');
    expect([code, out.split('\n')[0]]).toEqual([1, GONE]);
    write(baseText);
    expect((await check('--base', 'HEAD')).out).toContain('the step to it from HEAD is safe.');
  });

  test('another value than none', async () => {
    write(none(baseText).replace('deployed: none', 'deployed: true'));
    expect((await check()).out).toContain(
      'regions.yaml:1:11 deployed: can only be none; found true; write deployed: none until the first deployment, then delete the line',
    );
  });
});

describe('the deployed version', () => {
  /** Stands in for Terraform: a script, or the name of a program that is not there. */
  const deployed = (script: string, program = join(folder, 'terraform')) => {
    write(`#!/bin/sh\n${script}\n`, 'terraform');
    chmodSync(join(folder, 'terraform'), 0o755);
    return runCommand(command, folder, ['--deployed'], {
      env: { ...process.env, TERRAFORM_BINARY_NAME: program },
    });
  };
  const withState = (outputs: object) => {
    write(JSON.stringify({ version: 4, outputs, resources: [] }), 'state.json');
    return deployed(
      `[ "$1 $2" = 'state pull' ] && cat ${join(folder, 'state.json')}; cp main.tf.json ${folder}`,
    );
  };
  const applied = (...edits: readonly Edit[]) => ({
    regions_file: { value: canonicalFile(topologyOf(...edits)) },
  });
  const undeployed = `deployed: none\n${baseText}`;

  test('is read from the state of global, with its backend and nothing else', async () => {
    write(gone);
    const { code, out } = await withState(applied());
    expect([code, out.split('\n')[0]]).toEqual([1, GONE]);
    expect(JSON.parse(readFileSync(join(folder, 'main.tf.json'), 'utf8'))).toEqual({
      terraform: { backend: { local: { path: join(folder, 'terraform.store-test.global.tfstate') } } },
    });
  });

  test('deployed: none is refused, and the rules of the step are applied', async () => {
    write(`deployed: none\n${gone}`);
    const { code, out } = await withState(applied());
    expect([code, out.split('\n').filter((line) => /\[(DEPLOYED-ALREADY|FIXED-NAME)\]$/.test(line))]).toEqual(
      [
        1,
        [
          'regions.yaml:1:11 deployed: is not true: the state of global records a version that was applied; found "none"; delete this line [DEPLOYED-ALREADY]',
          GONE.replace(':1:', ':2:'),
        ],
      ],
    );
    expect(out).not.toContain('in the file');
  });

  test('what was applied never says deployed: none', async () => {
    expect(canonicalFile(topologyOf(['workload:', 'deployed: none\nworkload:']))).toBe(
      canonicalFile(topologyOf()),
    );
  });

  test('nothing was applied yet', async () => {
    expect(await withState({})).toMatchObject({
      code: 2,
      err: `the state of global records no version; if nothing is deployed yet, write deployed: none in the file; otherwise name another version with --base, or check this one alone: --base none`,
    });
  });

  test('nothing was applied yet, and the file says so', async () => {
    write(undeployed);
    expect(await withState({})).toMatchObject({
      code: 0,
      out: expect.stringContaining('regions.yaml is valid by itself.'),
    });
  });

  test('Terraform fails: not even deployed: none is believed', async () => {
    write(undeployed);
    expect(await deployed('echo no credentials >&2; exit 1')).toMatchObject({
      code: 2,
      err: 'the state of global cannot be read; found TERRAFORM init -no-color failed:\nno credentials'.replace(
        'TERRAFORM',
        'terraform',
      ),
    });
  });

  test('it is interrupted', async () => {
    const signal = AbortSignal.abort(new UsageError('Interrupted.'));
    const given = { interruptible: <T>(work: (signal: AbortSignal) => Promise<T>) => work(signal) };
    expect(await runCommand(command, folder, ['--deployed'], given)).toMatchObject({
      code: 2,
      err: 'Interrupted.',
    });
  });

  test('there is no Terraform', async () => {
    expect(await deployed('', 'no-such-terraform')).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^no-such-terraform: was not found; install/),
    });
  });
});

describe('why a rule exists', () => {
  test('one', async () => {
    const { code, out } = await check('--explain', 'region-retire-first');
    expect(code).toBe(0);
    expect(out).toBe(
      [
        'REGION-RETIRE-FIRST',
        '  A stack that is no longer synthesized is never destroyed: the stamp would run on, unmanaged and',
        '  billed. A retired region keeps an empty stack, whose apply destroys what it held.',
      ].join('\n'),
    );
  });

  test('one that refuses nothing', async () => {
    const { out } = await check('--explain', 'REGION-LINE-GOES');
    expect(out.split('\n')[0]).toBe('REGION-LINE-GOES (a note: it refuses nothing)');
  });

  test('all, of every kind, each once', async () => {
    const { out } = await check('--explain');
    const ids = [...out.matchAll(/^([A-Z][A-Z-]+)(?: \(a note: .*\))?$/gm)].map(([, id]) => id);
    expect(ids).toEqual(
      expect.arrayContaining([
        'DATA-PRIORITY',
        'CAPACITY-MINIMUM',
        'REGION-DRAIN-FIRST',
        'FIXED-STATE',
        'REGION-LINE-GOES',
      ]),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });
});
