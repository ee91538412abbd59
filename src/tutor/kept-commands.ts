/** Command lines kept of one exercise; the cheat sheet is for reading. */
export const mostCommands = 200;
/** Characters of one kept line. */
const longestLine = 300;

/**
 * A command line as it may be kept for the cheat sheet, or undefined when it may not: lines that begin with a space
 * (the shell's own way to keep a line out of its history) and lines that seem to hold a secret. When in doubt it is
 * not kept: a missing line costs nothing, a password in a file does.
 */
export function keptCommand(line: string): string | undefined {
  if (/^\s/.test(line)) return undefined;
  const kept = line.trim();
  if (kept === '' || kept.length > longestLine || secrets.some((secret) => secret.test(kept)))
    return undefined;
  return hasPasswordFlag(kept) ? undefined : kept;
}

const secrets: readonly RegExp[] = [
  // PGPASSWORD=x, DB_PASS: x, --password=x, --token x, password 'x'
  /(?:passw(?:or)?d|passphrase|pass|contrase[nñ]a|clave|secreto?|token|credential|api[_-]?key|access[_-]?key|private[_-]?key)["']?(?:\s*[=:]\s*|\s+)["']?[^\s"'&|;<>]/i,
  /pwd\s*[=:]\s*\S/i,
  // https://ana:x@host, postgres://ana:x@host
  /\w+:\/\/[^\s/:@]+:[^\s/@]+@/,
  // curl -u ana:x
  /\s(?:-u|--user)[\s=]*["']?[^\s:"']+:[^\s"']/,
  /authorization:|bearer\s+\S/i,
  /\bsshpass\b/,
  // echo x | sudo -S
  /\bsudo\s+(?:-\w+\s+)*-\w*S/,
  // what looks like a key: AKIA…, ghp_…, eyJ…
  /\b(?:AKIA[0-9A-Z]{12,}|gh[pousr]_\w{20,}|sk-\w{16,}|eyJ[\w-]{10,}\.)/,
];

/** Commands that mean something else by `-p`. */
const plainFlag = new Set(
  'mkdir cp scp ssh ssh-keygen ssh-copy-id ssh-keyscan psql pg_dump pg_restore pg_isready createdb dropdb createuser ps nc tar install tail rsync touch read export declare pstree lsof kill rmdir patch head ls git docker'.split(
    ' ',
  ),
);

/** `-p secret` and `-psecret`, unless it is a port or the command is known to mean something else by it. */
function hasPasswordFlag(line: string): boolean {
  return line.split(/\|\|?|&&|;/).some((part) => {
    const words = part.trim().split(/\s+/);
    const command = words.find((word) => word !== 'sudo' && !word.includes('='));
    if (command === undefined || plainFlag.has(command)) return false;
    const flag = words.findIndex((word) => /^-p/.test(word));
    if (flag < 0) return false;
    const value = words[flag] === '-p' ? words[flag + 1] : words[flag]?.slice(2);
    return value !== undefined && !value.startsWith('-') && !/^\d{1,5}$/.test(value);
  });
}
