import type { GuestFiles } from '../../guest-files.ts';
import type { Word } from './split-words.ts';

/** The guest paths that a word stands for: `~`, then `*`, `?` and `[…]`. A pattern that fits nothing stays as it is. */
export async function expandPath(word: Word, files: GuestFiles): Promise<string[]> {
  const tilde = /^~(?=\/|$)/;
  const text = word.text.replace(tilde, files.home);
  if (!word.isPattern) return [files.resolve(files.home, text) + (text.endsWith('/') ? '/' : '')];
  const pattern = word.pattern.replace(tilde, files.home);
  const start = pattern.startsWith('/') ? '/' : files.home;
  let found = [start];
  for (const part of pattern.split('/').filter((name) => name !== '')) {
    const next: string[] = [];
    for (const folder of found) next.push(...(await matches(folder, part, files)));
    found = next;
  }
  return found.length > 0 ? found : [files.resolve(files.home, text)];
}

async function matches(folder: string, part: string, files: GuestFiles): Promise<string[]> {
  const fits = part === '.' || part === '..' ? undefined : toExpression(part);
  if (fits === undefined) return [files.resolve(folder, part)];
  const names = await files.list(folder).catch(() => []);
  return names
    .filter((name) => fits.test(name) && (part.startsWith('.') || !name.startsWith('.')))
    .map((name) => files.resolve(folder, name));
}

function toExpression(part: string): RegExp {
  const source = part.replace(/\\(.)|\*|\?|\[(!?)([^\]]+)\]|./gs, (piece, quoted, not, set) => {
    if (quoted) return literal(quoted);
    if (piece === '*') return '.*';
    if (piece === '?') return '.';
    if (set) return `[${not ? '^' : ''}${set.replace(/[\\\]^]/g, '\\$&')}]`;
    return literal(piece);
  });
  try {
    return new RegExp(`^${source}$`, 's');
  } catch {
    // A set that is none, such as `[z-a]`, fits nothing.
    return /(?!)/;
  }
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
