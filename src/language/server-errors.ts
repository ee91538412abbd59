import type { ServerAddress } from '../server/server.ts';
import type { Layer } from '../verdict/verdict.ts';
import { type Language, type Sentence, say, type Values } from './language.ts';
import { serverErrorSentences } from './server-error-sentences.ts';
import { visible } from './untrusted-text.ts';

/** What of a `ServerError` is explained; one that was kept as data serves as well. */
export type ServerTrouble = {
  readonly layer: Layer;
  readonly code: string;
  readonly detail: string;
  readonly facts?: Values;
};

/**
 * What happened, where, and what to do next, in the reader's language. An error of a connection knows its own
 * address; `address` serves for the others. Line breaks are ours; everything that a server said is made visible.
 */
export function explainServerError(
  error: ServerTrouble,
  language: Language,
  address?: ServerAddress,
): string {
  const { layer, code } = error;
  const sentence = serverErrorSentences[layer]?.[code] ?? unknownTrouble;
  return say(sentence, language, valuesOf(error, language, address)).trim();
}

/** What of a person's SSH configuration was not followed. */
export function explainSettingsWarning(
  warning: 'include-ignored' | 'proxy-command-ignored',
  language: Language,
): string {
  return say(settingsWarnings[warning], language);
}

const unknownTrouble: Sentence = {
  es: 'Algo falló con {{host}} ({{layer}}: {{detail}}). Prueba de nuevo.',
  en: 'Something went wrong with {{host}} ({{layer}}: {{detail}}). Try again.',
};

const settingsWarnings: Readonly<Record<'include-ignored' | 'proxy-command-ignored', Sentence>> = {
  'include-ignored': {
    es: 'Tu ~/.ssh/config incluye otros archivos (Include), y sin el programa ssh no se leen: revisa el usuario y el puerto.',
    en: 'Your ~/.ssh/config includes other files (Include), which are not read without the ssh program: check the user and port.',
  },
  'proxy-command-ignored': {
    es: 'Tu ~/.ssh/config usa ProxyCommand, que este programa no sigue: si no hay conexión, prueba con ProxyJump.',
    en: 'Your ~/.ssh/config uses ProxyCommand, which this program does not follow: if there is no connection, try ProxyJump.',
  },
};

function valuesOf(error: ServerTrouble, language: Language, address: ServerAddress | undefined): Values {
  const { detail, facts = {}, layer } = error;
  const server = language === 'es' ? 'el servidor' : 'the server';
  const known: Values = {
    host: address?.host ?? server,
    port: address?.port ?? '?',
    username: address?.username ?? '?',
    path: detail,
    exitCode: '?',
    file: 'known_hosts',
    fingerprint: '?',
    expected: '?',
    ...facts,
    layer,
    detail,
  };
  const shown = Object.fromEntries(Object.entries(known).map(([name, value]) => [name, show(value)]));
  return {
    ...shown,
    knownName: knownName(known),
    tried: listOf(facts.tried).map((way) => nameWay(way, language)),
    accepts: listOf(facts.accepts).map(visible),
    notTried: notTried(listOf(facts.skipped), language),
    saidSentence: saidSentence(facts.said, language),
  };
}

function show(value: Values[string]): Values[string] {
  if (typeof value === 'string') return visible(value);
  return typeof value === 'number' ? value : value.map(visible);
}

// As `ssh-keygen -R` wants it, quoted where a shell would take the brackets for a pattern.
function knownName(known: Values): string {
  const name = known.name ?? known.host ?? '';
  return typeof name === 'string' && name.startsWith('[') ? `'${visible(name)}'` : visible(String(name));
}

function listOf(value: Values[string] | undefined): readonly string[] {
  return Array.isArray(value) ? value : [];
}

const ways: Readonly<Record<string, Sentence>> = {
  agent: { es: 'las claves de tu agente', en: 'the keys of your agent' },
  password: { es: 'la contraseña', en: 'the password' },
  questions: { es: 'las preguntas del servidor', en: "the server's questions" },
};

function nameWay(way: string, language: Language): string {
  const sentence = ways[way];
  if (sentence) return sentence[language];
  return `${language === 'es' ? 'la clave' : 'the key'} ${visible(way.replace(/^key /, ''))}`;
}

const skippedBecause: Readonly<Record<string, Sentence>> = {
  unreadable: { es: 'no se puede leer', en: 'cannot be read' },
  unsupported: {
    es: 'es de un tipo que este programa no usa',
    en: 'is of a kind that this program does not use',
  },
  'no-passphrase': {
    es: 'está cifrada y no se dio su frase',
    en: 'is encrypted and no passphrase was given',
  },
  'wrong-passphrase': { es: 'no se abrió con esa frase', en: 'did not open with that passphrase' },
  missing: { es: 'no existe', en: 'does not exist' },
};

// `PATH (why)` each, as the login wrote them down.
function notTried(skipped: readonly string[], language: Language): string {
  return skipped
    .map((entry) => {
      const [, path = entry, why = ''] = /^(.*) \(([\w-]+)\)$/s.exec(entry) ?? [];
      return `${visible(path)} ${skippedBecause[why]?.[language] ?? why}. `;
    })
    .join('');
}

function saidSentence(said: Values[string] | undefined, language: Language): string {
  if (typeof said !== 'string' || said === '') return '';
  return `${language === 'es' ? 'El servidor dijo' : 'The server said'}: ${visible(said)}`;
}
