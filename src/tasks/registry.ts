import { absent } from './absent.ts';
import { answer } from './answer.ts';
import { file } from './file.ts';
import { folder } from './folder.ts';
import { output } from './output.ts';
import { sameAs } from './same-as.ts';
import type { Task } from './task.ts';
import { text } from './text.ts';

const tasks: readonly Task[] = [folder, file, absent, text, sameAs, answer, output];

/** The words for the tasks that an exercise can ask for, in the order in which authors read of them. */
export const taskKinds: readonly string[] = tasks.map((task) => task.kind);

/** The task of a kind; undefined when there is none of that word. */
export function findTask(kind: string): Task | undefined {
  return tasks.find((task) => task.kind === kind);
}
