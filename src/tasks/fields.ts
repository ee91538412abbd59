import { z } from 'zod';
import type { Sentence } from '../language/language.ts';

/**
 * The pieces that the tasks' fields are made of. Their faults carry `params.sentence`, the fault in both languages;
 * `message` is its English form. All of them accept their own result again, so that fields may be parsed twice.
 */

/** An absolute path on the server, its variables filled in. */
export const remotePath = z.string().superRefine((path, context) => {
  const fault = faultOfPath(path);
  if (fault) refuse(context, fault);
});

/** The name of a file of the exercise's `files/` folder. */
export const exerciseFileName = z.string().superRefine((name, context) => {
  const segments = name.split('/');
  if (name === '' || segments.some((segment) => ['', '.', '..'].includes(segment))) {
    refuse(context, faults.exerciseFile);
  }
});

/** A whole number, 0 or more; a variable fills it in as text. */
export const count = z.union([
  z.number().int().nonnegative(),
  z
    .string()
    .regex(/^\d{1,15}$/, { error: 'a whole number, 0 or more' })
    .transform(Number),
]);

/** Permission bits as `ls` readers write them, in quotes: `"755"`. Without quotes YAML would read another number. */
export const mode = z.string().superRefine((bits, context) => {
  if (!/^[0-7]{3,4}$/.test(bits)) refuse(context, faults.mode);
});

/** A login name of the server. */
export const owner = z.string().superRefine((name, context) => {
  if (!/^[a-z_][a-z0-9_.-]*\$?$/i.test(name)) refuse(context, faults.owner);
});

/** A text that says something: not empty, not only spaces. */
export const words = z.string().superRefine((text, context) => {
  if (text.trim() === '') refuse(context, faults.emptyText);
});

/** A list of such texts with at least one in it: an empty list would assert nothing, and pass. */
export const wordsList = z.array(words).superRefine((list, context) => {
  if (list.length === 0) refuse(context, faults.emptyList);
});

/** A flag that can only be switched on: `false` would assert nothing. */
export const onlyTrue = z.literal(true);

/** Refuses fields of which exactly one must be written. */
export function requireOneOf(names: readonly string[]): (fields: object, context: Refinement) => void {
  return (fields, context) => {
    const written = names.filter((name) => Reflect.get(fields, name) !== undefined);
    if (written.length !== 1) refuse(context, oneOf(names));
  };
}

/** Refuses fields of which at least one must be written. */
export function requireSomeOf(names: readonly string[]): (fields: object, context: Refinement) => void {
  return (fields, context) => {
    if (names.every((name) => Reflect.get(fields, name) === undefined)) refuse(context, someOf(names));
  };
}

/** Reports a fault in both languages. */
export function refuse(context: Refinement, sentence: Sentence): void {
  context.addIssue({ code: 'custom', message: sentence.en, params: { sentence } });
}

type Refinement = z.RefinementCtx<unknown>;

function faultOfPath(path: string): Sentence | undefined {
  if (path.startsWith('~')) return faults.tilde;
  if (!path.startsWith('/')) return faults.relative;
  if (/[\0\r\n]/.test(path)) return faults.pathCharacters;
  const segments = path.slice(1).split('/');
  if (segments.some((segment) => ['', '.', '..'].includes(segment))) return faults.pathSegments;
  return undefined;
}

const oneOf = (names: readonly string[]): Sentence => ({
  es: `hace falta exactamente uno de estos campos: ${names.join(', ')}`,
  en: `exactly one of these fields is needed: ${names.join(', ')}`,
});

const someOf = (names: readonly string[]): Sentence => ({
  es: `no comprueba nada: hace falta al menos uno de estos campos: ${names.join(', ')}`,
  en: `asserts nothing: at least one of these fields is needed: ${names.join(', ')}`,
});

const faults = {
  tilde: {
    es: 'aquí no se entiende `~`: escribe `{{home}}/…`',
    en: '`~` is not understood here: write `{{home}}/…`',
  },
  relative: {
    es: 'la ruta debe empezar con `/`, por ejemplo `{{home}}/notas.txt`',
    en: 'the path must start with `/`, for example `{{home}}/notas.txt`',
  },
  pathCharacters: {
    es: 'la ruta tiene un salto de línea o un carácter nulo',
    en: 'the path holds a line break or a null character',
  },
  pathSegments: {
    es: 'la ruta debe estar completa y simple: sin `.`, `..`, `//` ni `/` al final',
    en: 'the path must be whole and plain: no `.`, `..`, `//` nor a `/` at its end',
  },
  exerciseFile: {
    es: 'debe ser el nombre de un archivo de la carpeta `files/` del ejercicio',
    en: "must be the name of a file in the exercise's `files/` folder",
  },
  mode: {
    es: 'los permisos se escriben entre comillas con tres o cuatro cifras del 0 al 7, por ejemplo "755"',
    en: 'permissions are written in quotes with three or four digits from 0 to 7, for example "755"',
  },
  owner: { es: 'debe ser un nombre de usuario del servidor', en: 'must be a login name of the server' },
  emptyText: {
    es: 'un texto vacío no comprueba nada',
    en: 'an empty text asserts nothing',
  },
  emptyList: {
    es: 'una lista vacía no comprueba nada',
    en: 'an empty list asserts nothing',
  },
} satisfies Record<string, Sentence>;
