export interface Outcome {
  readonly code: typeof process.exitCode;
  readonly out: string;
  readonly err: string;
}

/** Runs a command of `operations/commands/`, like `change/check`, in this process as if it were started with these arguments. */
export async function runCommand(name: string, ...args: readonly string[]): Promise<Outcome> {
  const { argv, exitCode } = process;
  const out: string[] = [];
  const err: string[] = [];
  const spies = [
    jest.spyOn(console, 'log').mockImplementation((text) => out.push(String(text))),
    jest.spyOn(console, 'error').mockImplementation((text) => err.push(String(text))),
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => out.push(String(text).trimEnd()) > 0),
    jest.spyOn(process.stderr, 'write').mockImplementation((text) => err.push(String(text).trimEnd()) > 0),
  ];
  process.argv = ['node', name, ...args];
  try {
    await jest.isolateModulesAsync(async () => {
      await import(`../../operations/commands/${name}`);
      await new Promise(setImmediate); // the entry is not awaited by its module
    });
    return { code: process.exitCode, out: out.join('\n'), err: err.join('\n') };
  } finally {
    for (const spy of spies) spy.mockRestore();
    process.argv = argv;
    process.exitCode = exitCode;
  }
}
