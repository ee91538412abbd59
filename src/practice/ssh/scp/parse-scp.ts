import { splitWords, type Word } from './split-words.ts';

/** What an scp client that speaks the old protocol (`scp -O`) runs at the server. */
export type ScpTransfer = {
  /** `sink`: we take files (`-t`); `source`: we send them (`-f`). */
  readonly side: 'sink' | 'source';
  readonly isRecursive: boolean;
  readonly keepsTimes: boolean;
  /** Several files come, so the target must be a folder. */
  readonly wantsFolder: boolean;
  readonly paths: readonly Word[];
};

/** Understands `scp -t …` and `scp -f …`; undefined for every other command, which is the shell's. */
export function parseScp(command: string): ScpTransfer | undefined {
  const words = splitWords(command);
  if (words?.[0]?.text !== 'scp') return undefined;
  let options = '';
  let index = 1;
  for (; index < words.length; index += 1) {
    const text = words[index]?.text ?? '';
    if (!text.startsWith('-') || text === '-') break;
    if (text === '--') {
      index += 1;
      break;
    }
    options += text.slice(1);
  }
  const has = (letter: string) => options.includes(letter);
  const paths = words.slice(index);
  if (has('t') === has('f') || paths.length === 0) return undefined;
  return {
    side: has('t') ? 'sink' : 'source',
    isRecursive: has('r'),
    keepsTimes: has('p'),
    wantsFolder: has('d'),
    paths,
  };
}
