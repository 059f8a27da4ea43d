import { interruptible } from '../../../operations/cli/interrupt';

const working = () =>
  interruptible(
    (signal) =>
      new Promise<never>((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
      }),
  );

test.each(['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'] as const)('%s ends the work', async (name) => {
  const interrupted = working();
  expect(process.emit(name)).toBe(true);
  await expect(interrupted).rejects.toThrow('Interrupted.');
  expect(process.listenerCount(name)).toBe(0);
});

test('so does a terminal that is closed: what is written there fails', async () => {
  const interrupted = working();
  process.stderr.emit('error', Object.assign(new Error('write EIO'), { code: 'EIO' }));
  await expect(interrupted).rejects.toThrow('Interrupted.');
});
