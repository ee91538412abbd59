import { Box, Text, useInput, usePaste, useWindowSize } from 'ink';
import { createElement, type ReactNode, useSyncExternalStore } from 'react';
import type { Focus, KeyCommand, Layout, Rectangle, ShellHandle, View } from '../../src/screens/view.ts';

const guideColumns = 40;

/** A view as small as can be: a guide at the left, a header and a footer, the leader key for the focus. */
export class StandInView implements View {
  focus: Focus = 'shell';
  covered = false;
  counter = 0;
  readonly keys: KeyCommand[] = [];
  readonly typed: string[] = [];
  readonly pasted: string[] = [];
  readonly #listeners = new Set<() => void>();

  layout(columns: number, rows: number): Layout {
    return { columns, rows, pane: this.covered ? undefined : paneArea(columns, rows), tooSmall: false };
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  key(command: KeyCommand): void {
    this.keys.push(command);
    if (command === 'help') return;
    this.change({ focus: command === 'leader' && this.focus === 'shell' ? 'chrome' : 'shell' });
  }

  change(changes: { focus?: Focus; covered?: boolean; counter?: number }): void {
    Object.assign(this, changes);
    for (const listener of this.#listeners) listener();
  }
}

/** Where the stand-in's pane is: side by side from 100 columns, under a header and over a footer always. */
export function paneArea(columns: number, rows: number): Rectangle {
  const column = columns >= 100 ? guideColumns + 1 : 0;
  return { column, row: 1, columns: columns - column, rows: rows - 2 };
}

/** The stand-in chrome; `breakAt` makes it throw when the counter gets there. */
export function standInChrome(view: StandInView, breakAt?: number): (shell: ShellHandle) => ReactNode {
  return (shell) => createElement(StandIn, { view, shell, breakAt });
}

function StandIn({
  view,
  shell,
  breakAt,
}: {
  view: StandInView;
  shell: ShellHandle;
  breakAt: number | undefined;
}) {
  const { columns, rows } = useWindowSize();
  const counter = useSyncExternalStore(
    (listener) => view.subscribe(listener),
    () => view.counter,
  );
  const covered = useSyncExternalStore(
    (listener) => view.subscribe(listener),
    () => view.covered,
  );
  const state = useSyncExternalStore(
    (listener) => shell.subscribe(listener),
    () => shell.state,
  );
  useInput((input) => {
    view.typed.push(input);
  });
  usePaste((text) => {
    view.pasted.push(text);
  });
  if (breakAt === counter) throw new Error('the chrome broke');
  const guide = Array.from({ length: rows - 2 }, (_, row) => `guía ${row} ${'·'.repeat(20)} ${counter}`);
  return createElement(
    Box,
    { flexDirection: 'column', width: columns, height: rows },
    createElement(Text, { inverse: true, wrap: 'truncate' }, ' baqueano'.padEnd(columns)),
    createElement(
      Box,
      { height: rows - 2 },
      columns >= 100 &&
        createElement(
          Box,
          { width: guideColumns + 1, flexShrink: 0 },
          createElement(Text, { color: 'green', wrap: 'truncate' }, guide.join('\n')),
        ),
      createElement(Text, {}, covered ? 'ayuda' : 'conectando…'),
    ),
    createElement(Text, { dimColor: true, wrap: 'truncate' }, ` pie ${state.kind}`),
  );
}
