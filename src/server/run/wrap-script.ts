import { quote } from './quote.ts';

/**
 * What the login shell is asked to run: a plain sh in an empty environment, so that nothing a dotfile exported or
 * redefined reaches the script. The script itself comes on its standard input.
 */
export const cleanShell =
  '/usr/bin/env -i HOME="$HOME" PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin ' +
  'LC_ALL=C.UTF-8 /bin/sh -s';

/**
 * A script between marks on both streams, its exit code behind the last one. It runs in a subshell without input:
 * neither an `exit` nor a command that reads can eat the end mark.
 */
export function wrapScript(script: string, nonce: string, directory: string | undefined): string {
  const enter = directory === undefined ? 'cd' : `cd -- ${quote(directory)}`;
  return [
    `printf '%s %d\\n' '${nonce} begin' "$$"`,
    `printf '%s %d\\n' '${nonce} begin' "$$" >&2`,
    `( ${enter} && eval ${quote(script)} ) </dev/null`,
    'code=$?',
    `printf '\\n%s %d\\n' '${nonce} end' "$code" >&2`,
    `printf '\\n%s %d\\n' '${nonce} end' "$code"`,
    '',
  ].join('\n');
}
