import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fill } from '../language/language.ts';
import type { Exercise } from './course.ts';

/**
 * The bytes of a file that an exercise gives, as one student gets them: `NAME.tmpl` with its placeholders filled
 * where there is one, else `NAME` untouched. Throws when the exercise has no such file.
 */
export async function exerciseFile(
  exercise: Pick<Exercise, 'folder'>,
  name: string,
  values: Readonly<Record<string, string>>,
): Promise<Buffer> {
  const path = join(exercise.folder, 'files', name);
  const template = await readIfThere(`${path}.tmpl`);
  return template ? Buffer.from(fill(template.toString('utf8'), values), 'utf8') : await readFile(path);
}

async function readIfThere(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
