import type { Command } from './command.ts';
import { tutorCommand } from './tutor.ts';

/** Every command of `baqueano`, in the order in which the help shows them. */
export const commands: readonly Command[] = [tutorCommand];
