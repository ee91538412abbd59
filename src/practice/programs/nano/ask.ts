import type { NanoState, Shortcut } from './nano-state.ts';

/** Asks in the row above the help for a line of text; undefined when it was cancelled. */
export async function askText(nano: NanoState, question: string, start: string): Promise<string | undefined> {
  let answer = start;
  for (;;) {
    nano.prompt = { question, answer, help: textHelp };
    const key = await nano.nextKey();
    nano.prompt = undefined;
    if (key === '<Enter>') return answer;
    if (key === '<C-c>' || key === '<Esc>') return undefined;
    if (key === '<Backspace>' || key === '<C-h>') answer = [...answer].slice(0, -1).join('');
    else if (key === '<C-u>' || key === '<C-k>') answer = '';
    else if (key.length === 1 || !/^<.+>$/.test(key)) answer += key;
  }
}

/** Asks yes or no; undefined when it was cancelled. The letters of Spanish and of English both count. */
export async function askYesNo(nano: NanoState, question: string): Promise<boolean | undefined> {
  for (;;) {
    nano.prompt = { question, answer: '', help: yesNoHelp };
    const key = (await nano.nextKey()).toLowerCase();
    nano.prompt = undefined;
    if (key === 'y' || key === 's') return true;
    if (key === 'n') return false;
    if (key === '<c-c>' || key === '<esc>') return undefined;
  }
}

const textHelp: readonly Shortcut[] = [
  ['^C', 'Cancel'],
  ['Enter', 'Accept'],
];

const yesNoHelp: readonly Shortcut[] = [
  [' Y', 'Yes'],
  [' N', 'No'],
  ['^C', 'Cancel'],
];
