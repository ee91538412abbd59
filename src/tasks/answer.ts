import { posix } from 'node:path';
import { z } from 'zod';
import { fail, pass, unknown, type Verdict } from '../verdict/verdict.ts';
import { onlyTrue, remotePath, requireOneOf, words, wordsList } from './fields.ts';
import { judgeAnswer } from './judge-answer.ts';
import { unlessLocked } from './permission.ts';
import { readText } from './read-text.ts';
import type { LookContext, Task } from './task.ts';

const schema = z
  .strictObject({
    run: words.optional().describe('A sh script; what it prints is the answer.'),
    fileNameIn: remotePath
      .optional()
      .describe('A folder; the name of any file in it (hidden ones apart) is an answer.'),
    fileText: remotePath.optional().describe('A text file; what it holds is the answer.'),
    equals: z
      .union([words, wordsList])
      .optional()
      .describe('The answer itself, or a list of answers of which each is right.'),
    ignoreCase: onlyTrue
      .optional()
      .describe(
        '`true`: capitals do not count. Only where the value has none by nature, as the name of a machine.',
      ),
  })
  .superRefine(requireOneOf(['run', 'fileNameIn', 'fileText', 'equals']))
  .describe(
    'The student types a value into the tutor that they can only have seen on the server. Spaces around it, quotes, ' +
      'a `/` at its end, a pasted prompt and the way accents are stored do not count.',
  );

type Fields = z.infer<typeof schema>;

export const answer: Task<Fields> = {
  kind: 'answer',
  schema,
  codes: {
    unanswered: {
      es: 'Falta tu respuesta. Cuando la sepas, escríbela en la guía.',
      en: 'Your answer is missing. Once you know it, type it in the guide.',
    },
    'capitals-differ': {
      es: '`{{answer}}` es casi lo que dice el servidor: fíjate en las mayúsculas y las minúsculas.',
      en: '`{{answer}}` is nearly what the server says: look at its capitals.',
    },
    'accents-differ': {
      es: '`{{answer}}` es casi lo que dice el servidor: fíjate en los acentos y en la ñ.',
      en: '`{{answer}}` is nearly what the server says: look at its accents.',
    },
    'home-abbreviated': {
      es: '`~` es la abreviatura de tu carpeta personal. Escribe la ruta completa, la que empieza con `/`.',
      en: '`~` is short for your home folder. Type the whole path, the one that starts with `/`.',
    },
    'the-command-itself': {
      es: '`{{answer}}` es el comando. Escríbelo en el servidor y responde con lo que muestra.',
      en: '`{{answer}}` is the command. Type it on the server and answer with what it shows.',
    },
    'the-prompt': {
      es: '`{{answer}}` es lo que el servidor escribe antes de cada comando. Responde solo con lo que pide el paso.',
      en: '`{{answer}}` is what the server writes before each command. Answer only with what the step asks for.',
    },
    'only-part': {
      es: '`{{answer}}` es una parte de la respuesta: falta lo que va antes o después. Cópiala completa.',
      en: '`{{answer}}` is part of the answer: something before or after it is missing. Copy all of it.',
    },
    'more-than-asked': {
      es: 'La respuesta está ahí, pero con algo más. Responde solo con lo que pide el paso.',
      en: 'The answer is in there, but with something more. Answer only with what the step asks for.',
    },
    nearly: {
      es: '`{{answer}}` es casi lo que dice el servidor: compara letra por letra.',
      en: '`{{answer}}` is nearly what the server says: compare letter by letter.',
    },
    wrong: {
      es: '`{{answer}}` no es lo que dice el servidor. Mira otra vez lo que pregunta el paso.',
      en: '`{{answer}}` is not what the server says. Look again at what the step asks.',
    },
    'source-missing': {
      es: 'Lo que se pregunta ya no está en el servidor: falta `{{path}}`. Reinicia el ejercicio para recuperarlo.',
      en: 'What is asked about is no longer on the server: `{{path}}` is missing. Reset the exercise to have it again.',
    },
  },
  passed: {
    es: '`{{answer}}`: es lo que dice el servidor.',
    en: '`{{answer}}`: that is what the server says.',
  },

  async look(fields, context) {
    const typed = context.answer;
    if (typed === undefined || typed.trim() === '') return fail('unanswered');
    const right = await rightAnswers(fields, context);
    if ('verdict' in right) return right.verdict;
    const judged = judgeAnswer(typed, right.answers, { ignoreCase: fields.ignoreCase ?? false });
    return judged.kind === 'right'
      ? pass({ answer: judged.answer })
      : fail(judged.kind, { answer: judged.answer });
  },
};

type Right = { readonly answers: readonly string[] } | { readonly verdict: Verdict };

async function rightAnswers(fields: Fields, context: LookContext): Promise<Right> {
  if (fields.run !== undefined) return printed(fields.run, context);
  if (fields.fileNameIn !== undefined) return namesIn(fields.fileNameIn, context);
  if (fields.fileText !== undefined) return textOf(fields.fileText, context);
  return { answers: [fields.equals ?? []].flat() };
}

async function printed(script: string, { server }: LookContext): Promise<Right> {
  const { exitCode, stdout, stderr } = await server.run(script);
  if (exitCode === 0 && stdout.trim() !== '') return { answers: [stdout] };
  return { verdict: unknown('shell', `exit ${exitCode}: ${stderr.trim() || 'nothing printed'}`) };
}

async function namesIn(path: string, { server }: LookContext): Promise<Right> {
  const list = await unlessLocked(path, server, () => server.files.list(path));
  if ('verdict' in list) return { verdict: sourceMissing(path) };
  const names = (list.answer ?? []).filter((name) => !name.startsWith('.'));
  if (names.length === 0) return { verdict: sourceMissing(path) };
  // Whoever answers with a path that leads to the file has found it.
  return { answers: names.flatMap((name) => [name, `./${name}`, posix.join(path, name)]) };
}

async function textOf(path: string, { server }: LookContext): Promise<Right> {
  const read = await readText(path, server);
  return 'verdict' in read ? { verdict: sourceMissing(path) } : { answers: [read.text] };
}

const sourceMissing = (path: string): Verdict => fail('source-missing', { path });
