import type { VimState } from './vim-state.ts';

/** Types a line in the last row, beginning with `:`, `/` or `?`; undefined when Escape drops it. */
export async function typeLine(vim: VimState, start: string): Promise<string | undefined> {
  const mode = vim.mode;
  vim.mode = 'command';
  vim.commandLine = start;
  const line = await readLine(vim);
  vim.mode = mode;
  vim.commandLine = '';
  return line;
}

async function readLine(vim: VimState): Promise<string | undefined> {
  for (;;) {
    const key = await vim.nextKey();
    if (key === '<Enter>') return vim.commandLine;
    if (key === '<Esc>' || key === '<C-c>') return undefined;
    if (key === '<C-u>') vim.commandLine = vim.commandLine.charAt(0);
    else if (key === '<C-w>') vim.commandLine = vim.commandLine.replace(/(?<=.)(\w+|\W)\s*$/, '');
    else if (key === '<Backspace>' || key === '<C-h>') {
      if (vim.commandLine.length <= 1) return undefined;
      vim.commandLine = [...vim.commandLine].slice(0, -1).join('');
    } else if (key.length === 1 || !/^<.+>$/.test(key)) vim.commandLine += key;
  }
}
