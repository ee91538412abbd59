// Writes docs/tasks.md from the tasks themselves. A test says when it is no longer up to date.
import { writeFile } from 'node:fs/promises';
import { describeTasks } from '../src/tasks/describe.ts';

await writeFile(new URL('../docs/tasks.md', import.meta.url), describeTasks());
