import { fileURLToPath } from 'node:url';

/** The folder of the course that comes with the program, from its sources and from the bundle. */
export function ownCourseFolder(): string {
  const relative = import.meta.url.endsWith('.ts') ? '../../exercises' : '../exercises';
  return fileURLToPath(new URL(relative, import.meta.url));
}
