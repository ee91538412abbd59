import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The course of the tests, without a fault; see `copyCourse` for one that may be changed. */
export const goodCourse = fileURLToPath(new URL('./fixtures/good', import.meta.url));

/** A copy of the good course that a test may spoil; gone at its end. */
export type CourseCopy = AsyncDisposable & {
  readonly folder: string;
  /** Replaces a text that is there exactly once. */
  change(file: string, from: string, to: string): Promise<void>;
  write(file: string, content: string): Promise<void>;
  remove(file: string): Promise<void>;
};

export async function copyCourse(): Promise<CourseCopy> {
  const parent = await mkdtemp(join(tmpdir(), 'course-'));
  const folder = join(parent, 'course');
  await cp(goodCourse, folder, { recursive: true });
  return {
    folder,
    async change(file, from, to) {
      const text = await readFile(join(folder, file), 'utf8');
      if (text.split(from).length !== 2) throw new Error(`${JSON.stringify(from)} is not once in ${file}`);
      await writeFile(
        join(folder, file),
        text.replace(from, () => to),
      );
    },
    write: (file, content) => writeFile(join(folder, file), content),
    remove: (file) => rm(join(folder, file), { recursive: true }),
    [Symbol.asyncDispose]: () => rm(parent, { recursive: true, force: true }),
  };
}
