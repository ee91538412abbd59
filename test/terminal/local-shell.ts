import { spawn } from '@lydell/node-pty';
import type { ShellChannel } from '../../src/server/server.ts';

export type LocalShellOptions = {
  readonly columns: number;
  readonly rows: number;
  readonly directory?: string;
  /** @default a bash without anybody's dotfiles */
  readonly command?: readonly [string, ...string[]];
};

/** Why there is no local shell to test with; undefined when there is one. */
export const localShellMissing = process.platform === 'win32' ? 'bash needs a POSIX system' : undefined;

/** A real bash on a real pseudo-terminal, as the channel that a server would give. */
export function openLocalShell(options: LocalShellOptions): ShellChannel & AsyncDisposable {
  const [program, ...words] = options.command ?? ['bash', '--norc', '--noprofile'];
  const environment = {
    ...process.env,
    TERM: 'xterm-256color',
    PS1: '$ ',
    LANG: 'C.UTF-8',
    HISTFILE: '',
    LESS: '',
  };
  const pty = spawn(program, words, {
    name: 'xterm-256color',
    cols: options.columns,
    rows: options.rows,
    encoding: null,
    cwd: options.directory ?? '/tmp',
    env: environment,
  });
  const exited = new Promise<void>((resolve) => pty.onExit(() => resolve()));
  let open = true;
  void exited.then(() => {
    open = false;
  });
  const close = () => {
    if (open) pty.kill('SIGKILL');
  };
  return {
    onData: (listener) =>
      pty.onData((data: unknown) => listener(Buffer.isBuffer(data) ? data : Buffer.from(String(data)))),
    onClose: (listener) => pty.onExit(({ exitCode }) => listener({ exitCode })),
    // Its types know text only, but it hands bytes on as they are
    write: (bytes) => open && pty.write(bytes as string),
    resize: (columns, rows) => open && pty.resize(columns, rows),
    pause: () => pty.pause(),
    resume: () => pty.resume(),
    close,
    [Symbol.asyncDispose]: async () => {
      close();
      await exited;
    },
  };
}
