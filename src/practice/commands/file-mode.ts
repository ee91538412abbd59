import type { GuestFacts } from '../guest-files.ts';

/** The ten letters of `ls -l`: `drwxr-xr-x`. */
export function modeText({ kind, mode }: Pick<GuestFacts, 'kind' | 'mode'>): string {
  const type = kind === 'folder' ? 'd' : kind === 'link' ? 'l' : '-';
  const triple = (bits: number, special: boolean, letter: string) =>
    (bits & 4 ? 'r' : '-') +
    (bits & 2 ? 'w' : '-') +
    (special ? (bits & 1 ? letter : letter.toUpperCase()) : bits & 1 ? 'x' : '-');
  return (
    type +
    triple(mode >> 6, (mode & 0o4000) !== 0, 's') +
    triple((mode >> 3) & 7, (mode & 0o2000) !== 0, 's') +
    triple(mode & 7, (mode & 0o1000) !== 0, 't')
  );
}

/** The bits that a mode as typed for `chmod` gives to a file that has `mode`; undefined when it is no mode. */
export function changeMode(asked: string, mode: number, isFolder: boolean): number | undefined {
  if (/^[0-7]{1,4}$/.test(asked)) return Number.parseInt(asked, 8);
  let result = mode;
  for (const clause of asked.split(',')) {
    const match = /^([ugoa]*)((?:[-+=](?:[rwxXst]*|[ugo]))+)$/.exec(clause);
    if (!match) return undefined;
    const [, who = '', actions = ''] = match;
    for (const [, operator, letters = ''] of actions.matchAll(/([-+=])([rwxXst]*|[ugo])/g)) {
      result = applyClause(result, who, operator ?? '', letters, isFolder);
    }
  }
  return result;
}

function applyClause(
  mode: number,
  who: string,
  operator: string,
  letters: string,
  isFolder: boolean,
): number {
  const classes = who === '' || who.includes('a') ? 'ugo' : who;
  let bits = 0;
  let reach = 0;
  for (const [name, shift] of shifts) {
    if (!classes.includes(name)) continue;
    bits |= permissionBits(letters, mode, isFolder) << shift;
    reach |= 7 << shift;
  }
  // Without a `who` the umask (022) keeps its hand on what is given to others.
  if (who === '' && operator !== '-' && !isCopy(letters)) bits &= ~(letters.includes('w') ? 0o022 : 0);
  if (operator === '+') return mode | bits;
  if (operator === '-') return mode & ~bits;
  return (mode & ~reach) | bits;
}

const shifts = [
  ['u', 6],
  ['g', 3],
  ['o', 0],
] as const;

const isCopy = (letters: string): boolean => /^[ugo]$/.test(letters);

function permissionBits(letters: string, mode: number, isFolder: boolean): number {
  const copied = shifts.find(([name]) => name === letters);
  if (copied) return (mode >> copied[1]) & 7;
  let bits = 0;
  if (letters.includes('r')) bits |= 4;
  if (letters.includes('w')) bits |= 2;
  if (letters.includes('x') || (letters.includes('X') && (isFolder || (mode & 0o111) !== 0))) bits |= 1;
  return bits;
}
