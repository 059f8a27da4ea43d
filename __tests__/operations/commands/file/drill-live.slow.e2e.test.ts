/** The compiled program in a process of its own, that is killed or interrupted while a region is stopped. */
import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { RECORD } from '../../../../operations/live-drill/record';
import type { RegionsFileInput } from '../../../../topology/file/schema';
import { shippedText, withThird } from '../../../support/shipped-file';
import { type System, threeRegions } from '../../live-drill/support/system';
import { copyOfProject } from '../../rehearsal/support/project';

jest.setTimeout(120_000); // a compiler, and a drill in real time until it is cut off

const REGION = 'westeurope';

let system: System;
let project: ReturnType<typeof copyOfProject>;
beforeAll(async () => {
  project = copyOfProject();
  system = await threeRegions({ scale: 1 });
  const file = parse(shippedText) as RegionsFileInput;
  writeFileSync(join(project.folder, 'regions.yaml'), stringify({ ...file, ...withThird(file) }));
  writeFileSync(join(project.folder, 'ca.pem'), system.front.ca);
});
afterAll(async () => {
  await system.close();
  project.remove();
});

interface Ended {
  readonly code: number | null;
  readonly text: string;
}

/** @param signal sent as soon as the region is stopped; none lets it run to its end */
function drill(signal?: NodeJS.Signals): Promise<Ended> {
  const server = `127.0.0.1:${system.front.port}`;
  const servers = ['--endpoint', server, '--door', server, '--ca', 'ca.pem'];
  const options = ['--live', '--fail', REGION, '--rate', '10', '--yes', ...servers];
  const child = spawn(process.execPath, [join('dist', 'operations', 'command.js'), 'drill', ...options], {
    cwd: project.folder,
    env: { ...process.env, ...system.azure.env },
  });
  let text = '';
  let sent = false;
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (part) => {
      text += part;
      if (signal && !sent && text.includes('westeurope: stopped\n')) sent = child.kill(signal);
    });
  }
  return new Promise((done) => child.on('close', (code) => done({ code, text })));
}

const now = () => ({ mode: system.server(REGION).mode, recorded: existsSync(join(project.folder, RECORD)) });

test('killed: the next run starts the region again', async () => {
  expect(await drill('SIGKILL')).toMatchObject({ code: null });
  expect(now()).toEqual({ mode: 'stopped', recorded: true });

  const { code, text } = await drill();
  expect({ code, text }).toEqual({
    code: 0,
    text: expect.stringMatching(
      /^westeurope: a drill stopped its app at \S+ and was cut off\nwesteurope: started again\nwesteurope: runs again and is healthy at its door\. Nothing was drilled: run the drill again\.\n$/,
    ),
  });
  expect(now()).toEqual({ mode: 'running', recorded: false });
});

test('interrupted: it starts the region again before it ends', async () => {
  const { code, text } = await drill('SIGINT');
  expect({ code, text }).toEqual({
    code: 2,
    text: expect.stringMatching(/westeurope: stopped\nwesteurope: started again\nInterrupted\.\n$/),
  });
  expect(now()).toEqual({ mode: 'running', recorded: false });
});
