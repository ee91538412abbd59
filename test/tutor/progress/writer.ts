// A tutor in a process of its own, for the tests that kill it or run two at once: writes `count` hints and says what
// it did. Usage: node writer.ts FOLDER NAME COUNT [USER-ID]
import { openProgress } from '../../../src/tutor/progress/open-progress.ts';

const [folder = '', name = '', count = '0', userId] = process.argv.slice(2);
const progress = openProgress({ folder, course: 'mlops', student: 'ana', server: 'practice' });
if (userId) process.setuid?.(Number(userId));
for (let number = 1; number <= Number(count); number += 1) {
  progress.append({
    kind: 'answer-given',
    exercise: 'carpetas',
    exerciseVersion: 1,
    step: name,
    task: String(number),
    value: 'ñandú '.repeat(20),
  });
  process.stdout.write(`${number}\n`);
  if (number % 5 === 0) await new Promise((resolve) => setImmediate(resolve));
}
process.stdout.write(`trouble ${progress.trouble?.code ?? 'none'}\n`);
await progress[Symbol.asyncDispose]();
