/** Commands that a beginner meets, to recognize one that was written down in place of what it prints. */
const commandWords = new Set(
  (
    'cat cd chmod chown clear cp curl cut date df diff du echo env exit file find free grep groups head history ' +
    'hostname id less ls man mkdir more mv nano ps psql pwd python python3 rm rmdir scp sed sftp sort ssh sudo tail ' +
    'tee touch tree uname uniq uptime vi vim wc wget which who whoami'
  ).split(' '),
);

/** `ana@servidor:~$ `, with or without the folder, as root, or a bare `$`. */
const prompt = /^(?:\([^)]*\)\s*)?(?:\[?[\w.-]+@[\w.-]+(?:[: ][^$#%]*)?[$#%]|\$)(?:\s+|$)/u;

/** Whether a line is a command and not what one prints. */
export function looksLikeCommand(line: string): boolean {
  const [first = '', ...rest] = withoutPrompt(line).trim().split(/\s+/);
  return (
    commandWords.has(first) && (rest.length === 0 || /^[-\w./~"'$*|><&;=:{}[\](),+%@]+$/u.test(rest.join('')))
  );
}

/** Whether a line begins with a shell's prompt. */
export function hasPrompt(line: string): boolean {
  return prompt.test(line.trimStart());
}

/** A line without the shell's prompt before it. */
export function withoutPrompt(line: string): string {
  return line.trimStart().replace(prompt, '');
}
