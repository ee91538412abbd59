import { isAbsolute, join } from 'node:path';

/** A path of an SSH configuration as a real one: `~`, and the marks `%d` (home), `%h` (host), `%r` and `%u` (users). */
export function expandPath(
  path: string,
  values: {
    readonly home: string;
    readonly host: string;
    readonly username: string;
    readonly localUsername: string;
  },
): string {
  const marks: Record<string, string> = {
    d: values.home,
    h: values.host,
    r: values.username,
    u: values.localUsername,
    '%': '%',
  };
  const filled = path.replace(/%(.)/g, (written, mark: string) => marks[mark] ?? written);
  if (filled === '~' || filled.startsWith('~/')) return join(values.home, filled.slice(2));
  return isAbsolute(filled) ? filled : join(values.home, filled);
}
