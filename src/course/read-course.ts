import type { Course } from './course.ts';
import { CourseError } from './course-error.ts';
import { loadCourse } from './load-course.ts';

/** The course in a folder. Throws `CourseError` with everything that keeps it from being used. */
export async function readCourse(folder: string): Promise<Course> {
  const { course, faults } = await loadCourse(folder);
  if (!course) throw new CourseError(folder, faults);
  return course;
}
