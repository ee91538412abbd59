import type { ShellRequest } from './login-shell.ts';

/** The variables that a client finds after its login, as sshd and PAM set them on Debian. */
export function loginEnvironment({ account, environment, terminal }: ShellRequest): Record<string, string> {
  return {
    LANG: 'C.UTF-8',
    ...environment,
    HOME: `/home/${account.name}`,
    LOGNAME: account.name,
    USER: account.name,
    SHELL: '/bin/bash',
    PATH: '/usr/local/bin:/usr/bin:/bin:/usr/local/games:/usr/games',
    MAIL: `/var/mail/${account.name}`,
    PWD: `/home/${account.name}`,
    SHLVL: '0',
    ...(terminal && { TERM: terminal.type, SSH_TTY: '/dev/pts/0' }),
  };
}
