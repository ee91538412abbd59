import type { Key } from '../editor/keys.ts';
import { readCount } from './count.ts';
import { typeExCommand } from './ex.ts';
import { typeText } from './insert.ts';
import { follow, readMotion } from './motion.ts';
import { operate, put } from './operators.ts';
import { inOrder, moveTo, type VimState, visualSelection } from './vim-state.ts';

const operators: Readonly<Record<string, string>> = {
  d: 'd',
  x: 'd',
  '<Del>': 'd',
  c: 'c',
  s: 'c',
  y: 'y',
  '>': '>',
  '<': '<',
  '~': '~',
  u: 'u',
  U: 'U',
};

/**
 * `v` and `V`: selects with motions until an operator or Escape. Returns the keys with which `.` does the same to as
 * much text from wherever the cursor is; none when nothing was changed or typing followed.
 */
export async function selectVisually(vim: VimState, mode: 'visual' | 'visual-line'): Promise<readonly Key[]> {
  vim.anchor = vim.cursor;
  vim.mode = mode;
  let repeat: readonly Key[] = [];
  while (vim.mode === 'visual' || vim.mode === 'visual-line') {
    const { count, key } = await readCount(vim.nextKey);
    repeat = repeatKeys(vim, key);
    await selectKey(vim, key, count);
  }
  return repeat;
}

function repeatKeys(vim: VimState, key: Key): readonly Key[] {
  const { from, to } = visualSelection(vim);
  if (!['d', 'x', '~', 'u', 'U', '<', '>'].includes(key)) return [];
  if (vim.mode === 'visual-line') return ['V', ...Array<Key>(to.line - from.line).fill('j'), key];
  return from.line === to.line ? ['v', ...Array<Key>(to.index - from.index - 1).fill('l'), key] : [];
}

async function selectKey(vim: VimState, key: string, count: number | undefined): Promise<void> {
  const operator = operators[key];
  if (operator) return operateOnSelection(vim, operator, vim.mode === 'visual-line');
  switch (key) {
    case '<Esc>':
    case '<C-c>':
      return leave(vim);
    case 'v':
    case 'V': {
      const wanted = key === 'v' ? 'visual' : 'visual-line';
      if (vim.mode === wanted) leave(vim);
      else vim.mode = wanted;
      return;
    }
    case 'o': {
      const anchor = vim.anchor;
      vim.anchor = vim.cursor;
      return moveTo(vim, anchor);
    }
    case 'D':
    case 'X':
    case 'Y':
      return operateOnSelection(vim, key === 'Y' ? 'y' : 'd', true);
    case 'p': {
      const register = vim.register;
      await operateOnSelection(vim, 'd', vim.mode === 'visual-line');
      const removed = vim.register;
      vim.register = register;
      put(vim, false, 1);
      vim.register = removed;
      return;
    }
    case ':': {
      const [from, to] = inOrder(vim.anchor, vim.cursor);
      leave(vim);
      return typeExCommand(vim, `:${from.line + 1},${to.line + 1}`);
    }
    case 'g':
      if ((await vim.nextKey()) === 'g') moveTo(vim, { line: 0, index: 0 });
      return;
    default: {
      const motion = await readMotion(vim, key, count);
      if (motion && motion !== 'fails') follow(vim, key, motion);
    }
  }
}

async function operateOnSelection(vim: VimState, operator: string, isLines: boolean): Promise<void> {
  const { from, to } = visualSelection(vim);
  vim.mode = 'normal';
  operate(vim, operator, { from, to, isLines });
  if (operator !== 'c') return;
  vim.mode = 'insert';
  await typeText(vim);
}

function leave(vim: VimState): void {
  vim.mode = 'normal';
  moveTo(vim, vim.cursor);
}
