import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sharePracticeMachine } from '../src/practice/process/share-practice-machine.ts';
import { startOnTerminal, type TerminalProgram } from './terminal-program.ts';

const top = dirname(dirname(fileURLToPath(import.meta.url)));

/** The program's own entry. */
export const program = join(top, 'dist', 'main.js');

/** A practice machine of its own, the tutor on it, and tmux with ssh on it: what is measured and what against. */
export type Stage = AsyncDisposable & {
  readonly home: string;
  /** Real folder of the account's home. */
  readonly accountHome: string;
  startTutor(): Promise<TerminalProgram>;
  /** tmux with one window in which OpenSSH's client is logged in to the same account; undefined without them. */
  startTmux(): Promise<TerminalProgram | undefined>;
  /** The tmux server's process, while one runs. */
  tmuxServer(): number | undefined;
};

const account = 'ana';

/** `~$` of the prompt, with colours between or without. */
const prompt = /~(?:\x1b[[(][\d;]*[A-Za-z])*\$/;

/** Prepares a folder for one measurement; nothing of it stays. */
export async function openStage(): Promise<Stage> {
  const home = await mkdtemp(join(tmpdir(), 'baqueano-bench-'));
  const environment = { BAQUEANO_HOME: home };
  const machine = await sharePracticeMachine({ folder: join(home, 'data', 'practice'), account });
  const socket = join(home, 'tmux');
  const tmux = (words: readonly string[]) =>
    spawnSync('tmux', ['-S', socket, ...words], { encoding: 'utf8' });

  return {
    home,
    accountHome: join(home, 'data', 'practice', 'accounts', account, 'home'),
    async startTutor() {
      const tutor = startOnTerminal(process.execPath, [program, '--student', account], { environment });
      // The exercise begins with its introduction, which covers the shell.
      await tutor.untilFirst(/Enter/);
      tutor.write('\r');
      await tutor.untilFirst(prompt);
      await tutor.quiet(500);
      return tutor;
    },
    async startTmux() {
      if (tmux(['-V']).status !== 0) return undefined;
      const ssh = ['ssh', '-F', 'none', '-tt', '-p', String(machine.port), '-i', machine.clientKeyFile];
      const safe = [
        'StrictHostKeyChecking=no',
        `UserKnownHostsFile=${join(home, 'known_hosts')}`,
        'LogLevel=ERROR',
      ];
      const words = [...ssh, ...safe.flatMap((option) => ['-o', option]), `${account}@${machine.host}`];
      const window = startOnTerminal('tmux', ['-S', socket, '-f', '/dev/null', 'new-session', ...words]);
      await window.untilFirst(prompt);
      await window.quiet(500);
      return window;
    },
    tmuxServer() {
      const pid = Number(tmux(['display-message', '-p', '#{pid}']).stdout);
      return Number.isInteger(pid) && pid > 0 ? pid : undefined;
    },
    async [Symbol.asyncDispose]() {
      tmux(['kill-server']);
      await machine[Symbol.asyncDispose]();
      await rm(home, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}

/** Runs a program without a terminal and returns its wall time in milliseconds. */
export function timeProcess(file: string, words: readonly string[]): Promise<number> {
  const start = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(file, words, { stdio: 'ignore' });
    child.on('error', reject);
    child.on('exit', () => resolve(performance.now() - start));
  });
}
