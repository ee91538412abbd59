import { type Language, type Sentence, say, type Values } from '../language/language.ts';
import { readable } from '../language/untrusted-text.ts';
import { findTask } from '../tasks/registry.ts';
import type { FailureSentence } from '../tasks/task.ts';
import type { Layer, Verdict } from './verdict.ts';

/** The task whose verdict it is: its step, its own id, and its kind. */
export type ExplainedTask = { readonly step: string; readonly id: string; readonly kind: string };

export type ExplainOptions = {
  readonly language: Language;
  /** The author's own sentences for a failure, in the same language: key `step.task.code`. */
  readonly overrides?: Readonly<Record<string, string>>;
  /** The title of a step, for what holds another back. @default its id */
  readonly titleOf?: (step: string) => string | undefined;
};

/**
 * A verdict in words: what was right, what was found and where to look next, what comes first, or why it could not be
 * looked at. It is Markdown: names from the server stand in it as code, cut, with their control characters visible and
 * without backticks of their own, so that none of them acts as Markdown.
 */
export function explainVerdict(verdict: Verdict, task: ExplainedTask, options: ExplainOptions): string {
  switch (verdict.kind) {
    case 'pass':
      return explainPass(verdict.facts, task, options.language);
    case 'fail':
      return explainFailure(verdict, task, options);
    case 'blocked': {
      const by = options.titleOf?.(verdict.by) ?? verdict.by;
      return fillIn(sentences.blocked, { by }, options.language);
    }
    case 'unknown':
      return explainUnknown(verdict, options.language);
  }
}

/** An event that was seen earlier passes without facts, and so without names to tell. */
function explainPass(facts: Values, { kind }: ExplainedTask, language: Language): string {
  const sentence = Object.keys(facts).length === 0 ? undefined : findTask(kind)?.passed;
  return fillIn(sentence ?? sentences.passed, facts, language);
}

function explainFailure(
  { code, facts }: { readonly code: string; readonly facts: Values },
  { step, id, kind }: ExplainedTask,
  { language, overrides = {} }: ExplainOptions,
): string {
  const own = overrides[`${step}.${id}.${code}`];
  if (own !== undefined) return fillIn({ es: own, en: own }, facts, language);
  const sentence: FailureSentence = findTask(kind)?.codes[code] ?? sentences.failed;
  const isNone = Object.values(facts).some((value) => Array.isArray(value) && value.length === 0);
  return fillIn((isNone && sentence.whenNone) || sentence, facts, language);
}

function explainUnknown(
  { layer, detail }: { readonly layer: Layer; readonly detail: string },
  language: Language,
): string {
  const values = { reason: say(layerSentences[layer], language), detail };
  return fillIn(detail === '' ? sentences.unknown : sentences.unknownWithDetail, values, language);
}

function fillIn(sentence: Sentence, facts: Values, language: Language): string {
  const values = Object.fromEntries(
    Object.entries(readable(facts)).map(([name, value]) => {
      if (typeof value === 'number') return [name, value];
      if (typeof value === 'string') return [name, withoutBackticks(value)];
      return [name, value.length === 0 ? say(sentences.nothing, language) : value.map(asCode)];
    }),
  );
  return say(sentence, language, values);
}

/** Each entry of a list in a code span of its own; a single name stands in the one that the sentence gives it. */
const asCode = (text: string) => (text === '…' ? text : `\`${withoutBackticks(text)}\``);

/** A backtick in a name would end the code span that the name stands in, and let the rest act as Markdown. */
const withoutBackticks = (text: string) => text.replaceAll('`', '´');

const sentences = {
  passed: { es: 'Hecho.', en: 'Done.' },
  failed: { es: 'Todavía no está como se pide.', en: 'It is not yet as asked.' },
  blocked: { es: 'Primero hace falta: {{by}}.', en: 'This comes first: {{by}}.' },
  unknown: {
    es: 'No se pudo mirar: {{reason}} Esto no cuenta en tu contra.',
    en: 'It could not be looked at: {{reason}} This is not held against you.',
  },
  unknownWithDetail: {
    es: 'No se pudo mirar: {{reason}} Esto no cuenta en tu contra. (`{{detail}}`)',
    en: 'It could not be looked at: {{reason}} This is not held against you. (`{{detail}}`)',
  },
  nothing: { es: 'nada', en: 'nothing' },
} satisfies Record<string, Sentence>;

const layerSentences: Readonly<Record<Layer, Sentence>> = {
  name: {
    es: 'no se encuentra la dirección del servidor.',
    en: "the server's address is not found.",
  },
  reach: {
    es: 'no se llega al servidor; puede ser la red, o que esté apagado.',
    en: 'the server is not reached; it may be the network, or it may be switched off.',
  },
  'host-key': {
    es: 'la huella del servidor no es la que se conocía.',
    en: "the server's fingerprint is not the known one.",
  },
  login: {
    es: 'el servidor no aceptó el usuario o la clave.',
    en: 'the server did not accept the user or the password.',
  },
  shell: {
    es: 'el servidor no respondió bien a un comando del tutor.',
    en: "the server did not answer one of the tutor's commands well.",
  },
  files: {
    es: 'el servidor no dejó ver sus archivos.',
    en: 'the server did not let its files be seen.',
  },
  database: {
    es: 'la base de datos no respondió.',
    en: 'the database did not answer.',
  },
  permission: {
    es: 'esta cuenta no tiene permiso para verlo.',
    en: 'this account has no permission to see it.',
  },
  'time-out': {
    es: 'el servidor tardó demasiado en responder.',
    en: 'the server took too long to answer.',
  },
  tutor: {
    es: 'hay un defecto en baqueano o en este ejercicio.',
    en: 'there is a defect in baqueano or in this exercise.',
  },
};
