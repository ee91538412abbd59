import { doctorWords as words } from '../language/doctor.ts';
import { type Language, say } from '../language/language.ts';
import { visible } from '../language/untrusted-text.ts';
import type { Command } from './command.ts';
import type { Finding } from './doctor/finding.ts';

/** Looks at everything that the course stands on, and says what to do about what does not work. */
export const doctorCommand: Command<{ readonly json: boolean }> = {
  usage: 'doctor',
  description: words.description,

  options: (command, language) =>
    command.option('json', { type: 'boolean', default: false, description: say(words.json, language) }),

  async run({ json }, context) {
    const { lookAtComputer } = await import('./doctor/look-at-computer.ts');
    const { lookAtCourse, lookAtPractice } = await import('./doctor/look-at-work.ts');
    const findings = [
      ...(await lookAtComputer(context)),
      await lookAtCourse(),
      await lookAtPractice(context),
    ];
    const isWell = findings.every(({ status }) => status !== 'bad');
    context.output.write(json ? asJson(findings, isWell) : asText(findings, isWell, context.language));
    return isWell ? 0 : 1;
  },
};

const signs = { good: '✓', warning: '!', bad: '✗' } as const;

function asText(findings: readonly Finding[], isWell: boolean, language: Language): string {
  const width = Math.max(...findings.map(({ what }) => what[language].length));
  const lines = findings.map(({ status, what, sentence, values }) => {
    const found = visible(say(sentence, language, values));
    return `${signs[status]} ${what[language].padEnd(width)}  ${found}`;
  });
  return `${lines.join('\n')}\n\n${say(isWell ? words.allWell : words.notAll, language)}\n`;
}

function asJson(findings: readonly Finding[], isWell: boolean): string {
  const told = findings.map(({ id, status, sentence, values }) => ({
    id,
    status,
    says: say(sentence, 'en', values),
  }));
  return `${JSON.stringify({ format: 1, ok: isWell, findings: told }, undefined, 2)}\n`;
}
