/** Turns a unified diff into the form that `diff` has without options: `2c2`, `< old`, `---`, `> new`. */
export function asNormalDiff(unified: string): string {
  const lines = unified.split('\n');
  let output = '';
  let oldLine = 0;
  let newLine = 0;
  let isInHunk = false;
  let removed: string[] = [];
  let added: string[] = [];
  const finish = () => {
    if (removed.length > 0 || added.length > 0) output += change(removed, added, oldLine, newLine);
    removed = [];
    added = [];
  };
  for (const line of lines) {
    const hunk = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(line);
    if (hunk) {
      finish();
      isInHunk = true;
      // A side without lines names the line before it.
      oldLine = Number(hunk[1]) - (hunk[2] === '0' ? 0 : 1);
      newLine = Number(hunk[3]) - (hunk[4] === '0' ? 0 : 1);
    } else if (!isInHunk) continue;
    else if (line.startsWith('-')) {
      if (added.length > 0) finish();
      removed.push(line.slice(1));
      oldLine++;
    } else if (line.startsWith('+')) {
      added.push(line.slice(1));
      newLine++;
    } else if (line.startsWith('\\')) {
      const side = added.length > 0 ? added : removed;
      side.push(`${side.pop() ?? ''}\n${line}`);
    } else if (line.startsWith(' ')) {
      finish();
      oldLine++;
      newLine++;
    }
  }
  finish();
  return isInHunk ? output : unified;
}

/** One change; the counts are of the lines up to its end. */
function change(
  removed: readonly string[],
  added: readonly string[],
  oldLine: number,
  newLine: number,
): string {
  const range = (last: number, count: number) =>
    count === 0 ? String(last) : count === 1 ? String(last) : `${last - count + 1},${last}`;
  const letter = removed.length === 0 ? 'a' : added.length === 0 ? 'd' : 'c';
  const head = `${range(oldLine, removed.length)}${letter}${range(newLine, added.length)}\n`;
  const between = letter === 'c' ? '---\n' : '';
  return (
    head +
    removed.map((line) => `< ${line}\n`).join('') +
    between +
    added.map((line) => `> ${line}\n`).join('')
  );
}
