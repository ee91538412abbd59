import { type Sentence, say } from '../language/language.ts';
import { tutorCommandSentences as sentences } from '../language/tutor-command.ts';
import { visible } from '../language/untrusted-text.ts';
import type { CommandContext } from './command.ts';

type Choices = { readonly student?: string | undefined; readonly server?: string | undefined };

/** Whether the name given with `--student` can be one on that server; what names can be is told when it cannot. */
export async function isUsableStudent(
  { student, server }: Choices,
  context: CommandContext,
): Promise<boolean> {
  if (student === undefined) return true;
  const wrong = await faultOf(student, server !== undefined);
  if (wrong) context.errors.write(`${say(wrong, context.language, { given: visible(student) })}\n`);
  return wrong === undefined;
}

async function faultOf(student: string, isRealServer: boolean): Promise<Sentence | undefined> {
  if (isRealServer) {
    const { isStudentName } = await import('../course/student-name.ts');
    return isStudentName(student) ? undefined : sentences.badStudent;
  }
  const { namedAccount } = await import('../practice/account-name.ts');
  return namedAccount(student) === undefined ? sentences.badAccount : undefined;
}
