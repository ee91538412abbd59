import type { Key } from '../editor/keys.ts';

/** Reads the count before a command (`3` of `3dd`), and the key that follows it. A `0` alone is a motion. */
export async function readCount(
  nextKey: () => Promise<Key>,
): Promise<{ count: number | undefined; key: Key }> {
  let digits = '';
  for (;;) {
    const key = await nextKey();
    if (/^[1-9]$/.test(key) || (key === '0' && digits !== '')) digits += key;
    else return { count: digits === '' ? undefined : Number(digits), key };
  }
}
