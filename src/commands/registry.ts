import { checkCommand } from './check.ts';
import type { Command } from './command.ts';
import { courseCommand } from './course.ts';
import { doctorCommand } from './doctor.ts';
import { listCommand } from './list.ts';
import { practiceCommand } from './practice.ts';
import { tutorCommand } from './tutor.ts';

/** Every command of `baqueano`, in the order in which the help shows them. */
export const commands = [
  tutorCommand,
  listCommand,
  checkCommand,
  doctorCommand,
  practiceCommand,
  courseCommand,
] as readonly Command[];
