import type { Sentence } from '../../language/language.ts';

/** A line for the tutor rather than for the server, by its word. */
export type TutorWord = {
  readonly kind:
    | 'hint'
    | 'lesson'
    | 'step'
    | 'answer'
    | 'upload'
    | 'status'
    | 'skip'
    | 'map'
    | 'open'
    | 'reset'
    | 'cheat-sheet'
    | 'pause'
    | 'resume'
    | 'cancel'
    | 'help'
    | 'quit';
  /** The words that mean it, Spanish first; the others of each language are understood and not shown. */
  readonly es: readonly string[];
  readonly en: readonly string[];
  /** What stands after it. */
  readonly arguments?: Sentence;
  readonly help: Sentence;
};

/** Every word for the tutor, in the order in which the help shows them. Both languages are always understood. */
export const tutorWords: readonly TutorWord[] = [
  {
    kind: 'hint',
    es: ['pista'],
    en: ['hint'],
    help: { es: 'abre una pista más', en: 'opens one more hint' },
  },
  {
    kind: 'lesson',
    es: ['leer', 'leccion'],
    en: ['read', 'lesson'],
    help: { es: 'lee otra vez el paso abierto', en: 'reads the open step again' },
  },
  {
    kind: 'step',
    es: ['paso'],
    en: ['step'],
    arguments: { es: 'N', en: 'N' },
    help: { es: 'abre el paso N', en: 'opens step N' },
  },
  {
    kind: 'answer',
    es: ['respuesta', 'responder'],
    en: ['answer'],
    arguments: { es: 'VALOR', en: 'VALUE' },
    help: { es: 'responde lo que pregunta el paso', en: 'answers what the step asks' },
  },
  {
    kind: 'upload',
    es: ['subir'],
    en: ['upload'],
    arguments: { es: 'ARCHIVO [DESTINO]', en: 'FILE [TARGET]' },
    help: { es: 'sube un archivo de tu computadora', en: 'uploads a file from your computer' },
  },
  {
    kind: 'status',
    es: ['estado'],
    en: ['status'],
    help: { es: 'mira otra vez y dice qué falta', en: 'looks again and says what is missing' },
  },
  {
    kind: 'skip',
    es: ['saltar'],
    en: ['skip'],
    help: { es: 'hace este paso por ti y sigue', en: 'does this step for you and goes on' },
  },
  {
    kind: 'map',
    es: ['mapa'],
    en: ['map'],
    help: { es: 'muestra los ejercicios', en: 'shows the exercises' },
  },
  {
    kind: 'open',
    es: ['abrir'],
    en: ['open'],
    arguments: { es: 'EJERCICIO', en: 'EXERCISE' },
    help: { es: 'abre otro ejercicio', en: 'opens another exercise' },
  },
  {
    kind: 'reset',
    es: ['reiniciar'],
    en: ['reset'],
    help: { es: 'deja el ejercicio como al empezar', en: 'leaves the exercise as at its start' },
  },
  {
    kind: 'cheat-sheet',
    es: ['chuleta'],
    en: ['cheatsheet', 'cheat-sheet'],
    help: {
      es: 'guarda los comandos que usaste en chuleta.md',
      en: 'saves the commands that you used in chuleta.md',
    },
  },
  {
    kind: 'pause',
    es: ['pausa'],
    en: ['pause'],
    help: { es: 'juego libre: dejo de mirar', en: 'free play: I stop looking' },
  },
  {
    kind: 'resume',
    es: ['seguir'],
    en: ['resume'],
    help: { es: 'vuelvo a mirar', en: 'I look again' },
  },
  {
    kind: 'cancel',
    es: ['cancelar'],
    en: ['cancel'],
    help: { es: 'deja una orden a medio escribir', en: 'gives up a command that is half written' },
  },
  { kind: 'help', es: ['ayuda'], en: ['help'], help: { es: 'muestra esta ayuda', en: 'shows this help' } },
  { kind: 'quit', es: ['salir'], en: ['quit', 'exit'], help: { es: 'termina', en: 'ends' } },
];

export type ReadWord =
  | {
      readonly kind: 'word';
      readonly word: TutorWord['kind'];
      readonly rest: string;
      readonly insists: boolean;
    }
  | { readonly kind: 'unknown'; readonly given: string };

/**
 * Reads a line for the tutor; undefined when it is a command for the server. A colon and a letter make it the tutor's:
 * `: > file` is the shell's own.
 */
export function readTutorWord(line: string): ReadWord | undefined {
  const match = /^\s*:(\p{L}[\p{L}-]*)(!?)(?:\s+(.*))?$/su.exec(line);
  if (!match) return undefined;
  const [, given = '', insists = '', rest = ''] = match;
  const plain = given.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const word = tutorWords.find(({ es, en }) => es.includes(plain) || en.includes(plain));
  if (!word) return { kind: 'unknown', given };
  return { kind: 'word', word: word.kind, rest: rest.trim(), insists: insists !== '' };
}
