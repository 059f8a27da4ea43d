/** A program in a real terminal. */

/** What is used of https://github.com/microsoft/node-pty, whose types are those of another name. */
interface Terminals {
  spawn(
    file: string,
    args: readonly string[],
    options: object,
  ): {
    onData(listener: (part: string) => void): void;
    onExit(listener: (end: { readonly exitCode: number }) => void): void;
    write(keys: string): void;
    kill(): void;
  };
}
const terminals = jest.requireActual<Terminals>('@cdktf/node-pty-prebuilt-multiarch');

/** What is typed when this is asked. */
export type Answer = readonly [question: string, keys: string];

export interface Typed {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly answers: readonly Answer[];
}

/** Milliseconds after which it is ended: it may be asking what nobody answers. */
const LIMIT = 300_000;

/** Types each time that it is asked to. */
export const inTerminal = ({ program, args, cwd, env, answers }: Typed) =>
  new Promise<{ code: number; text: string }>((done) => {
    const terminal = terminals.spawn(program, args, { cwd, env, cols: 400 });
    const limit = setTimeout(() => terminal.kill(), LIMIT);
    let text = '';
    let read = 0;
    terminal.onData((part) => {
      text += part;
      for (const [question, keys] of answers) {
        const at = text.indexOf(question, read);
        if (at < 0) continue;
        read = at + question.length;
        terminal.write(keys);
      }
    });
    terminal.onExit(({ exitCode }) => {
      clearTimeout(limit);
      done({ code: exitCode, text });
    });
  });
