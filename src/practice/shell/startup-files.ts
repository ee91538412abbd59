import type { ShellOptions } from './worker-messages.ts';

/** The files that a shell reads before its first command, in bash's order. */
export function startupFiles({ isLogin, style, environment, account }: ShellOptions): readonly string[] {
  const home = environment.HOME ?? `/home/${account.name}`;
  if (isLogin) return ['/etc/profile', ...loginFiles.map((name) => `${home}/${name}`)];
  return style === 'interactive' ? ['/etc/bash.bashrc', `${home}/.bashrc`] : [];
}

// bash reads the first of `.bash_profile`, `.bash_login` and `.profile`; accounts come with the last.
const loginFiles = ['.profile'];
