import type { Sentence } from './language.ts';

/** Sentences of the commands that show progress without opening the tutor: `list` and `check`. */
export const progressCommandWords = {
  listDescription: {
    es: 'Muestra los ejercicios y tu avance, sin conectarse',
    en: 'Show the exercises and your progress, without connecting',
  },
  checkDescription: {
    es: 'Mira tu servidor ahora y dice qué está hecho y qué falta',
    en: 'Look at your server now and say what is done and what is missing',
  },
  exercise: {
    es: 'Ejercicio; sin él, el último en que trabajaste',
    en: 'Exercise; without it, the last one you worked on',
  },
  json: { es: 'Para programas: escribe JSON', en: 'For programs: print JSON' },
  noProgress: {
    es: 'Todavía no empezaste: `baqueano` abre el primer ejercicio.',
    en: 'You have not begun yet: `baqueano` opens the first exercise.',
  },
  progressOf: { es: 'Avance de {{student}} en {{server}}', en: 'Progress of {{student}} on {{server}}' },
  practice: { es: 'la máquina de práctica', en: 'the practice machine' },
  stateNew: { es: 'sin empezar, {{minutes}} min', en: 'not started, {{minutes}} min' },
  stateStarted: { es: '{{done}} de {{total}} pasos', en: '{{done}} of {{total}} steps' },
  stateComplete: { es: 'completo', en: 'complete' },
  notStarted: {
    es: 'Todavía no abriste este ejercicio en el tutor, así que su material no está en el servidor.',
    en: 'You have not opened this exercise in the tutor yet, so its material is not on the server.',
  },
  wasDone: { es: 'Ya lo lograste antes; ahora: {{now}}', en: 'You did it before; now: {{now}}' },
  skipped: { es: 'Saltado.', en: 'Skipped.' },
  complete: { es: '«{{exercise}}» está completo.', en: '“{{exercise}}” is complete.' },
  incomplete: {
    es: '«{{exercise}}»: {{done}} de {{total}} pasos.',
    en: '“{{exercise}}”: {{done}} of {{total}} steps.',
  },
  couldNotLook: { es: 'No se pudo mirar el servidor.', en: 'The server could not be looked at.' },
} as const satisfies Readonly<Record<string, Sentence>>;
