import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import xterm from '@xterm/headless';
import { openGuestFiles } from '../../../src/practice/files/open-guest-files.ts';
import type { Program } from '../../../src/practice/programs/program.ts';

/** An editor running on a screen that can be read, in a home of its own. */
export type EditorOnScreen = AsyncDisposable & {
  /** Types keys; returns once the editor has painted what they did. */
  type(keys: string): Promise<void>;
  /** The rows of the screen as a person sees them, without blanks at their ends. */
  rows(): readonly string[];
  /** Waits until a row of the screen contains a text; fails when that takes too long. */
  shows(text: string): Promise<void>;
  cursor(): { readonly row: number; readonly column: number };
  resize(columns: number, rows: number): Promise<void>;
  hangUp(): void;
  /** The text of a file in the home; undefined when it is not there. */
  text(name: string): Promise<string | undefined>;
  /** Settles with the exit code when the editor has left. */
  readonly exited: Promise<number>;
  hasLeft(): boolean;
};

/** Starts an editor on a file of the given text; undefined for a file that is not there yet. */
export async function openEditor(
  program: Program,
  options: {
    readonly text?: string | Buffer;
    readonly words?: readonly string[];
    readonly columns?: number;
    readonly rows?: number;
  } = {},
): Promise<EditorOnScreen> {
  const folder = await mkdtemp(join(tmpdir(), 'baqueano-editor-'));
  const account = {
    name: 'ana',
    userId: 1000,
    password: 'unused',
    homeFolder: join(folder, 'home'),
    tmpFolder: join(folder, 'tmp'),
    hostname: 'servidor-prueba',
  };
  await mkdir(account.homeFolder);
  await mkdir(account.tmpFolder);
  if (options.text !== undefined) await writeFile(join(account.homeFolder, 'archivo.txt'), options.text);
  const screen = new xterm.Terminal({
    cols: options.columns ?? 80,
    rows: options.rows ?? 24,
    allowProposedApi: true,
  });
  const hangUp = new AbortController();
  const resized = new Set<() => void>();
  let onBytes: ((bytes: Buffer) => void) | undefined;
  let left = false;
  const files = openGuestFiles(account);
  const exited = program
    .run({
      arguments: [program.names[0] ?? '', ...(options.words ?? ['archivo.txt'])],
      environment: {},
      directory: files.home,
      account,
      files,
      terminal: {
        get columns() {
          return screen.cols;
        },
        get rows() {
          return screen.rows;
        },
        type: 'xterm-256color',
        write: (text) => screen.write(text),
        takeInput(listener) {
          onBytes = listener;
          return () => {
            onBytes = undefined;
          };
        },
        onResize(listener) {
          resized.add(listener);
          return () => resized.delete(listener);
        },
      },
      input: (async function* () {})(),
      stdout: () => {},
      stderr: () => {},
      signal: hangUp.signal,
    })
    .finally(() => {
      left = true;
    });
  const settled = async () => {
    // Long enough for a lone Escape to be told from the start of a sequence.
    await new Promise((resolve) => setTimeout(resolve, 60));
    await new Promise<void>((resolve) => screen.write('', resolve));
  };
  const rows = () =>
    Array.from(
      { length: screen.rows },
      (_, row) => screen.buffer.active.getLine(row)?.translateToString(true) ?? '',
    );
  const until = async (isSo: () => boolean) => {
    for (let tries = 0; !isSo(); tries += 1) {
      if (tries === 1000) throw new Error(`waited in vain; the screen says:\n${rows().join('\n')}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  await until(() => left || rows().some((row) => row !== ''));
  await settled();
  return {
    exited,
    hasLeft: () => left,
    async type(keys) {
      onBytes?.(Buffer.from(keys));
      await settled();
    },
    rows,
    shows: (text) => until(() => rows().some((row) => row.includes(text))),
    cursor: () => ({ row: screen.buffer.active.cursorY, column: screen.buffer.active.cursorX }),
    async resize(columns, rows) {
      screen.resize(columns, rows);
      for (const listener of resized) listener();
      await settled();
    },
    hangUp: () => hangUp.abort(),
    text: (name) => readFile(join(account.homeFolder, name), 'utf8').catch(() => undefined),
    async [Symbol.asyncDispose]() {
      hangUp.abort();
      await exited;
      screen.dispose();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
