import { aptCommands } from './apt/apt.ts';
import { shells } from './bash.ts';
import { cat } from './cat.ts';
import { checksums } from './checksums.ts';
import { chmod } from './chmod.ts';
import { chown } from './chown.ts';
import { cowsay } from './cowsay.ts';
import { cp } from './cp.ts';
import { df } from './df.ts';
import { du } from './du.ts';
import { env } from './env.ts';
import { fc } from './fc.ts';
import type { GuestCommand } from './guest-command.ts';
import { head } from './head.ts';
import { history } from './history.ts';
import { identityCommands } from './identity.ts';
import { jobCommands } from './jobs.ts';
import { ls } from './ls.ts';
import { machineCommands } from './machine-facts.ts';
import { loadCommands } from './machine-load.ts';
import { mkdir } from './mkdir.ts';
import { mktemp } from './mktemp.ts';
import { mv } from './mv.ts';
import { missingCommands } from './not-here.ts';
import { printenv } from './printenv.ts';
import { ps } from './ps.ts';
import { realpath } from './realpath.ts';
import { rm } from './rm.ts';
import { rmdir } from './rmdir.ts';
import { runPath } from './run-path.ts';
import { shuf } from './shuf.ts';
import { stat } from './stat.ts';
import { sudoCommands } from './sudo.ts';
import { terminalCommands } from './terminal-commands.ts';
import { touch } from './touch.ts';
import { truncate } from './truncate.ts';
import { typedFilters } from './typed-filters.ts';
import { watch } from './watch.ts';
import { wc } from './wc.ts';
import { webClients } from './web-clients.ts';
import { yes } from './yes.ts';

/** The machine's own commands; just-bash has the others. To add one, write its file and add it here. */
export const guestCommands: readonly GuestCommand[] = [
  ...missingCommands,
  ...shells,
  ...typedFilters,
  ...identityCommands,
  ...machineCommands,
  ...terminalCommands,
  ...jobCommands,
  ...checksums,
  ...aptCommands,
  ...sudoCommands,
  cat,
  chmod,
  chown,
  cowsay,
  cp,
  env,
  fc,
  history,
  ls,
  mkdir,
  mv,
  printenv,
  realpath,
  rm,
  rmdir,
  runPath,
  stat,
  touch,
  df,
  du,
  head,
  ...loadCommands,
  mktemp,
  ps,
  shuf,
  truncate,
  watch,
  ...webClients,
  yes,
  wc,
];
