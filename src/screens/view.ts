import type { ServerError } from '../server/server-error.ts';

/** A part of the window, in cells; `column` and `row` count from 0 at the top left. */
export type Rectangle = {
  readonly column: number;
  readonly row: number;
  readonly columns: number;
  readonly rows: number;
};

/** Where things stand in a window of a size. The pane belongs to the shell: what the chrome draws there is covered. */
export type Layout = {
  readonly columns: number;
  readonly rows: number;
  /** Undefined while the shell is hidden by a page, a dialog or a window that is too small; it keeps running. */
  readonly pane: Rectangle | undefined;
  readonly tooSmall: boolean;
};

/** Who gets the keys: the shell (bytes untouched) or the chrome (through Ink's `useInput` and `usePaste`). */
export type Focus = 'shell' | 'chrome';

/**
 * What the session itself hears in the student's keys, whoever has the focus:
 * - `leader`: the leader key (Ctrl+G); the view gives the focus to the chrome, or takes it back.
 * - `leader-again`: the leader right after the leader; the session has sent it on to the shell, the view only puts
 *   its menu away.
 * - `help`: F1, only while no full-screen program runs in the shell or the chrome has the focus.
 */
export type KeyCommand = 'leader' | 'leader-again' | 'help';

/**
 * What the chrome has open, as a small store that the session reads: focus, pages, zoom. Owned and implemented by the
 * chrome. Changes are seen at once: after `key` returns, `focus` already says who gets the next byte of the same
 * chunk, so the chrome listens with one `useInput` that is always active rather than with one per page.
 */
export interface View {
  readonly focus: Focus;
  /** Pure for a given state of the view; asked at each change of the view and of the window. */
  layout(columns: number, rows: number): Layout;
  /** Tells of each change of focus or layout; returns the way to stop listening. */
  subscribe(listener: () => void): () => void;
  key(command: KeyCommand): void;
}

/**
 * How the shell in the pane stands:
 * - `connecting`: there has been no shell yet; the pane shows what the chrome draws there.
 * - `open`: live.
 * - `cut`: the line broke; the last screen stays, and a new shell opens by itself when the server is back.
 * - `left`: the student left the shell (`exit`); Enter, or `reopen`, opens a new one.
 * - `failed`: no shell could be opened; Enter, or `reopen`, tries again.
 */
export type ShellState =
  | { readonly kind: 'connecting' }
  | {
      readonly kind: 'open';
      /** A full-screen program (vim, less, htop) has the pane: its alternate buffer is on. */
      readonly fullScreen: boolean;
      /** Rows between what the pane shows and the newest output; 0 when it follows. */
      readonly scrolledBack: number;
    }
  | { readonly kind: 'cut'; readonly error: ServerError }
  | { readonly kind: 'left'; readonly exitCode: number | undefined }
  | { readonly kind: 'failed'; readonly error: unknown };

/** The shell in the pane as the chrome knows it. `state` is a new object at each change (for `useSyncExternalStore`). */
export interface ShellHandle {
  readonly state: ShellState;
  /** Rows and columns of the pane, for "rows 3–40 of 200"-like sentences and page steps; undefined while hidden. */
  readonly pane: Rectangle | undefined;
  /** Tells of each change of `state`; returns the way to stop listening. */
  subscribe(listener: () => void): () => void;
  /** Looks back into what scrolled away: negative rows go up, positive ones down; stops at both ends. */
  scroll(rows: number): void;
  /** Back to the newest output. Typing into the shell does this by itself. */
  scrollToEnd(): void;
  /** Types text into the shell as if the student had pasted it; nothing happens while there is no shell. */
  paste(text: string): void;
  /** Opens a shell after `left` or `failed`; nothing happens in the other states. */
  reopen(): void;
}
