import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RECORD, recordIn } from '../../../operations/live-drill/record';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'record-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const stopped = { region: 'westeurope', app: '/subscriptions/1/sites/app', at: '2026-01-01T00:00:00.000Z' };

test('is read by whoever comes next, until it is removed', () => {
  recordIn(folder).write(stopped);
  expect(recordIn(folder).read()).toEqual({ ...stopped, pid: process.pid });
  recordIn(folder).remove();
  expect(recordIn(folder).read()).toBeUndefined();
  recordIn(folder).remove();
});

test('is never replaced', () => {
  recordIn(folder).write(stopped);
  expect(() => recordIn(folder).write(stopped)).toThrow('EEXIST');
});

test('of a drill that is under way is refused', () => {
  writeFileSync(join(folder, RECORD), JSON.stringify({ ...stopped, pid: process.ppid }));
  expect(() => recordIn(folder).read()).toThrow(
    `live-drill.json: only one drill may run at a time; found process ${process.ppid}, which stopped westeurope at ${stopped.at};`,
  );
});

test('of a process that is gone is read', () => {
  const record = { ...stopped, pid: 999_999_999 };
  writeFileSync(join(folder, RECORD), JSON.stringify(record));
  expect(recordIn(folder).read()).toEqual(record);
});

test.each(['', 'null', '{"region":"westeurope"}', '{"region":'])('%j is none', (text) => {
  writeFileSync(join(folder, RECORD), text);
  expect(() => recordIn(folder).read()).toThrow(
    `live-drill.json: must say which app a drill has stopped; found ${JSON.stringify(text)}; check in the portal that every app runs, then delete the file`,
  );
});
