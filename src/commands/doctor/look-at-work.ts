import { doctorWords as words } from '../../language/doctor.ts';
import type { CommandContext } from '../command.ts';
import { openStudentServer } from '../student-server.ts';
import type { Finding } from './finding.ts';

/** Whether the course can be read. */
export async function lookAtCourse(): Promise<Finding> {
  const about = { id: 'course', what: words.course } as const;
  try {
    const { ownCourseFolder } = await import('../../course/own-course-folder.ts');
    const { readCourse } = await import('../../course/read-course.ts');
    const { units } = await readCourse(ownCourseFolder());
    const count = units.flatMap(({ exercises }) => exercises).length;
    return { ...about, status: 'good', sentence: words.courseFacts, values: { count } };
  } catch (error) {
    return { ...about, status: 'bad', sentence: words.courseBroken, values: { detail: detailOf(error) } };
  }
}

/** Whether the practice machine starts and answers, and in how long. */
export async function lookAtPractice(context: CommandContext): Promise<Finding> {
  const about = { id: 'practice', what: words.practice } as const;
  const start = performance.now();
  try {
    await using work = await openStudentServer(context, {});
    await work.server.run('true');
    const milliseconds = Math.round(performance.now() - start);
    return { ...about, status: 'good', sentence: words.practiceFacts, values: { milliseconds } };
  } catch (error) {
    return { ...about, status: 'bad', sentence: words.practiceBroken, values: { detail: detailOf(error) } };
  }
}

function detailOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
