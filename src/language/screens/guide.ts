import type { Sentence } from '../language.ts';

/** What the guide says beside the shell. */
export const guideSentences = {
  stepOf: { es: 'Paso {{number}} de {{total}}', en: 'Step {{number}} of {{total}}' },
  progress: { es: '{{done}} de {{total}}', en: '{{done}} of {{total}}' },
  skipped: { es: 'saltado', en: 'skipped' },
  moreAbove: { es: '{{count}} antes', en: '{{count}} before' },
  moreBelow: { es: '{{count}} después', en: '{{count}} after' },
  size: {
    es: '{{steps}} pasos, unos {{minutes}} minutos.',
    en: '{{steps}} steps, about {{minutes}} minutes.',
  },
  whenReady: {
    es: 'Cuando quieras empezar, presiona {{key}}.',
    en: 'When you are ready to start, press {{key}}.',
  },
  soFar: { es: 'Por ahora', en: 'So far' },
  partsDone: { es: 'Por ahora ({{done}} de {{total}} listas)', en: 'So far ({{done}} of {{total}} done)' },
  done: { es: '¡Listo!', en: 'Done!' },
  stepDone: { es: 'Este paso está hecho.', en: 'This step is done.' },
  stepSkipped: {
    es: 'Saltaste este paso: lo hice por ti en el servidor.',
    en: 'You skipped this step: I did it for you on the server.',
  },
  hint: { es: 'Pista {{number}} de {{total}}', en: 'Hint {{number}} of {{total}}' },
  hintsWaiting: {
    es: '¿Necesitas ayuda? {{key}} abre una pista ({{opened}} de {{total}}).',
    en: 'Need help? {{key}} opens a hint ({{opened}} of {{total}}).',
  },
  yourAnswer: { es: 'Tu respuesta', en: 'Your answer' },
  answerWith: { es: 'Para responder: {{key}}', en: 'To answer: {{key}}' },
  answerSend: { es: 'Enter la envía. Esc vuelve.', en: 'Enter sends it. Esc goes back.' },
  localFolder: {
    es: 'Tus archivos están en tu computadora, en:',
    en: 'Your files are on your computer, in:',
  },
  complete: { es: '¡Ejercicio completo!', en: 'Exercise complete!' },
  completeNext: {
    es: '{{cheatSheet}}  tu chuleta con lo que usaste\n{{next}}  empezar «{{exercise}}»',
    en: '{{cheatSheet}}  your cheat sheet of what you used\n{{next}}  start “{{exercise}}”',
  },
  completeLast: {
    es: '{{cheatSheet}}  tu chuleta con lo que usaste\nEra el último. ¡Bien hecho!',
    en: '{{cheatSheet}}  your cheat sheet of what you used\nThat was the last one. Well done!',
  },
  freePlay: {
    es: 'Juego libre: prueba lo que quieras. No miro nada hasta que vuelvas con {{key}}.',
    en: 'Free play: try anything you like. I look at nothing until you come back with {{key}}.',
  },
  whole: { es: 'La guía', en: 'The guide' },
  readAll: { es: '{{key}} leer todo', en: '{{key}} read it all' },
  moreHere: { es: 'hay más', en: 'more' },
  more: { es: 'hay más: {{key}}', en: 'more: {{key}}' },
  welcome: { es: 'Hola, {{student}}.', en: 'Hello, {{student}}.' },
  preparing: { es: 'Preparando el ejercicio…', en: 'Getting the exercise ready…' },
  preparationFailed: {
    es: 'No pude preparar el ejercicio. {{key}} lo intenta otra vez.',
    en: 'I could not get the exercise ready. {{key}} tries again.',
  },
  skipFailed: { es: 'No pude saltar el paso.', en: 'I could not skip the step.' },
  resetFailed: { es: 'No pude reiniciar el ejercicio.', en: 'I could not start the exercise again.' },
  localFilesTrouble: {
    es: 'No pude escribir en tu computadora, en {{path}} ({{detail}}).',
    en: 'I could not write on your computer, in {{path}} ({{detail}}).',
  },
  actionTrouble: { es: 'El servidor respondió: {{detail}}', en: 'The server answered: {{detail}}' },
} as const satisfies Readonly<Record<string, Sentence>>;
