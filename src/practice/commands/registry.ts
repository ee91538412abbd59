import { shells } from './bash.ts';
import { cat } from './cat.ts';
import { env } from './env.ts';
import { fc } from './fc.ts';
import type { GuestCommand } from './guest-command.ts';
import { history } from './history.ts';
import { runPath } from './run-path.ts';

/** The machine's own commands; just-bash has the others. Each is one file; to add one, add it here. */
export const guestCommands: readonly GuestCommand[] = [...shells, cat, env, fc, history, runPath];
