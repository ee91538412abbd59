import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { StudentExercise } from '../course/course.ts';
import { type Language, say } from '../language/language.ts';
import { tutorSentences } from '../language/tutor.ts';
import { visible } from '../language/untrusted-text.ts';
import { freePath, readIfThere, writeWhole } from './give-files.ts';

/**
 * The commands that a student really used in an exercise, as Markdown: grouped by command word, with what it does
 * where the exercise says so.
 */
export function cheatSheet(
  exercise: StudentExercise,
  commands: readonly string[],
  language: Language,
): string {
  const texts = exercise.texts[language];
  const groups = Map.groupBy(commands, commandWord);
  const sections = [...groups].map(([word, lines]) => {
    const explanation = texts.commands[word];
    const heading = `## \`${visible(word)}\`${explanation ? `: ${explanation}` : ''}`;
    return [heading, '', ...lines.map((line) => `    ${visible(line)}`)].join('\n');
  });
  const title = `# ${say(tutorSentences.cheatSheetTitle, language, { exercise: texts.title })}`;
  const empty = say(tutorSentences.cheatSheetEmpty, language);
  return `${[title, ...(sections.length > 0 ? sections : [empty])].join('\n\n')}\n`;
}

/** Writes a `chuleta.md` into a folder. A different one that stands there is put aside, since it may hold notes. */
export async function writeCheatSheet(folder: string, text: string, date: string): Promise<string> {
  const path = join(folder, 'chuleta.md');
  const current = await readIfThere(path);
  if (current && current.toString('utf8') !== text) {
    await rename(path, await freePath(join(folder, `chuleta-${date}.md`)));
  }
  await writeWhole(path, text);
  return path;
}

/** The word that says what a line does: `sudo`, variables and a path before it set apart. */
function commandWord(line: string): string {
  const words = line.split(/\s+/);
  const word = words.find((candidate) => candidate !== 'sudo' && !/^\w+=/.test(candidate));
  return word?.split('/').at(-1) || line;
}
