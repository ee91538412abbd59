import type { Sentence } from './language.ts';

/** Sentences of plain mode: whole lines, without signs that only the eye understands. */
export const plainSentences = {
  connecting: { es: 'Conectando con tu servidor…', en: 'Connecting to your server…' },
  heading: {
    es: '{{course}}. Ejercicio «{{exercise}}», {{count}} pasos.',
    en: '{{course}}. Exercise “{{exercise}}”, {{count}} steps.',
  },
  howTo: {
    es: 'Cada línea que escribas se ejecuta en tu servidor. Las que empiezan con dos puntos son para el tutor: `:ayuda` las muestra.',
    en: 'Each line that you type runs on your server. Lines that begin with a colon are for the tutor: `:help` shows them.',
  },
  localFolder: {
    es: 'Tus archivos de este ejercicio están en {{folder}}',
    en: 'Your files of this exercise are in {{folder}}',
  },
  step: { es: 'Paso {{number}} de {{total}}: {{title}}', en: 'Step {{number}} of {{total}}: {{title}}' },
  stepIsDone: { es: 'Este paso ya está hecho.', en: 'This step is already done.' },
  passed: {
    es: '✓ paso {{number}} de {{total}}: {{title}}',
    en: '✓ step {{number}} of {{total}}: {{title}}',
  },
  skipped: {
    es: '» paso {{number}} de {{total}}, saltado: {{title}}',
    en: '» step {{number}} of {{total}}, skipped: {{title}}',
  },
  open: {
    es: '○ paso {{number}} de {{total}}, pendiente: {{title}}',
    en: '○ step {{number}} of {{total}}, to do: {{title}}',
  },
  notYet: { es: 'Paso {{number}}, pendiente: {{reason}}', en: 'Step {{number}}, to do: {{reason}}' },
  couldNotLook: { es: '{{reason}}', en: '{{reason}}' },
  question: {
    es: 'Para responder: `:respuesta` y lo que viste.',
    en: 'To answer: `:answer` and what you saw.',
  },
  answered: { es: 'Tu última respuesta: {{answer}}', en: 'Your last answer: {{answer}}' },
  complete: { es: '✓ Ejercicio completo: «{{exercise}}».', en: '✓ Exercise complete: “{{exercise}}”.' },
  completeNext: {
    es: '`:chuleta` guarda los comandos que usaste. El que sigue: `:abrir {{next}}`',
    en: '`:cheatsheet` saves the commands that you used. The next one: `:open {{next}}`',
  },
  completeLast: {
    es: '`:chuleta` guarda los comandos que usaste. Era el último ejercicio.',
    en: '`:cheatsheet` saves the commands that you used. That was the last exercise.',
  },
  summary: {
    es: '«{{exercise}}»: {{done}} de {{total}} pasos.',
    en: '“{{exercise}}”: {{done}} of {{total}} steps.',
  },
  summarySkipped: {
    es: '«{{exercise}}»: {{done}} de {{total}} pasos, {{skipped}} saltados.',
    en: '“{{exercise}}”: {{done}} of {{total}} steps, {{skipped}} skipped.',
  },
  progressSaved: {
    es: 'Tu avance está guardado: la próxima vez sigues aquí.',
    en: 'Your progress is saved: next time you go on from here.',
  },
  hint: { es: 'Pista {{number}} de {{total}}: {{hint}}', en: 'Hint {{number}} of {{total}}: {{hint}}' },
  noMoreHints: { es: 'No hay más pistas de este paso.', en: 'There are no more hints for this step.' },
  noHints: { es: 'Este paso no tiene pistas.', en: 'This step has no hints.' },
  noSuchStep: { es: 'Los pasos van de 1 a {{total}}.', en: 'The steps go from 1 to {{total}}.' },
  noQuestion: { es: 'Este paso no pregunta nada.', en: 'This step asks nothing.' },
  answerEmpty: {
    es: 'Escribe la respuesta después: `:respuesta VALOR`',
    en: 'Type the answer after it: `:answer VALUE`',
  },
  skipping: { es: 'Hago este paso por ti en el servidor…', en: 'Doing this step for you on the server…' },
  skipFailed: { es: 'No pude saltar el paso.', en: 'I could not skip the step.' },
  resetAsk: {
    es: 'Reiniciar borra el avance de este ejercicio y lo deja como al empezar. Lo que hiciste se guarda aparte. Para hacerlo escribe `:reiniciar sí`',
    en: 'A reset clears the progress of this exercise and leaves it as at its start. What you made is kept aside. To do it type `:reset yes`',
  },
  resetDone: { es: 'El ejercicio está como al empezar.', en: 'The exercise is as at its start.' },
  resetFailed: { es: 'No pude reiniciar el ejercicio.', en: 'I could not start the exercise again.' },
  keptServer: {
    es: 'Lo que tenías en el servidor quedó en {{path}}',
    en: 'What you had on the server is now in {{path}}',
  },
  keptLocal: {
    es: 'Lo que tenías en tu computadora quedó en {{path}}',
    en: 'What you had on your computer is now in {{path}}',
  },
  cheatSheet: { es: 'Tu chuleta está en {{path}}', en: 'Your cheat sheet is in {{path}}' },
  cannotWrite: {
    es: 'No pude escribir en tu computadora: {{detail}}',
    en: 'I could not write on your computer: {{detail}}',
  },
  uploadUsage: {
    es: 'Se escribe `:subir ARCHIVO` o `:subir ARCHIVO DESTINO`',
    en: 'It is written `:upload FILE` or `:upload FILE TARGET`',
  },
  uploadNoFile: {
    es: 'No hay un archivo {{file}} en tu computadora.',
    en: 'There is no file {{file}} on your computer.',
  },
  uploadIsFolder: {
    es: '{{file}} es una carpeta. Sube archivos de a uno.',
    en: '{{file}} is a folder. Upload files one by one.',
  },
  uploadExists: {
    es: '{{path}} ya existe en el servidor. Para reemplazarlo: `:subir! {{file}} {{path}}`',
    en: '{{path}} is already there on the server. To replace it: `:upload! {{file}} {{path}}`',
  },
  uploadNoFolder: {
    es: 'No hay una carpeta {{folder}} en el servidor.',
    en: 'There is no folder {{folder}} on the server.',
  },
  uploadDone: { es: 'Subido: {{path}}, {{bytes}} bytes.', en: 'Uploaded: {{path}}, {{bytes}} bytes.' },
  uploadFailed: { es: 'No se pudo subir {{file}}.', en: '{{file}} could not be uploaded.' },
  mapEntry: { es: '{{id}}: {{title}}. {{state}}', en: '{{id}}: {{title}}. {{state}}' },
  mapNew: { es: 'Sin empezar, {{minutes}} minutos.', en: 'Not started, {{minutes}} minutes.' },
  mapStarted: { es: '{{done}} de {{total}} pasos.', en: '{{done}} of {{total}} steps.' },
  mapComplete: { es: 'Completo.', en: 'Complete.' },
  mapHere: { es: 'Estás aquí.', en: 'You are here.' },
  noSuchExercise: {
    es: 'No hay un ejercicio «{{given}}». Los que hay: {{exercises}}.',
    en: 'There is no exercise “{{given}}”. There are: {{exercises}}.',
  },
  unknownWord: {
    es: 'No conozco `:{{given}}`. `:ayuda` muestra lo que entiendo.',
    en: 'I do not know `:{{given}}`. `:help` shows what I understand.',
  },
  didYouMean: {
    es: 'No conozco `:{{given}}`. ¿Quisiste decir `:{{suggestion}}`?',
    en: 'I do not know `:{{given}}`. Did you mean `:{{suggestion}}`?',
  },
  paused: {
    es: 'Juego libre: no miro nada hasta que escribas `:seguir`',
    en: 'Free play: I look at nothing until you type `:resume`',
  },
  resumed: { es: 'Sigo mirando.', en: 'Looking again.' },
  reconnecting: {
    es: 'Se cortó la línea con el servidor. Vuelvo a intentarlo; lo que hiciste está guardado.',
    en: 'The line to the server was cut. Trying again; what you did is safe.',
  },
  reconnected: { es: 'La línea volvió.', en: 'The line is back.' },
  noEditor: {
    es: '`{{editor}}` necesita una pantalla, y este modo solo tiene líneas. Para escribir un archivo de varias líneas: `cat > ARCHIVO <<FIN`, después el texto, y `FIN` sola en la última línea.',
    en: '`{{editor}}` needs a screen, and this mode has only lines. To write a file of several lines: `cat > FILE <<END`, then the text, and `END` alone on the last line.',
  },
  newShell: {
    es: 'La consola terminó y se abrió otra: empiezas en tu carpeta personal.',
    en: 'The shell ended and a new one was opened: you start in your home folder.',
  },
  lost: { es: 'No hay conexión con el servidor.', en: 'There is no connection to the server.' },
  preparationFailed: { es: 'No pude preparar el ejercicio.', en: 'I could not get the exercise ready.' },
  progressTrouble: {
    es: 'Tu avance no se pudo guardar en {{path}}. Lo intento otra vez.',
    en: 'Your progress could not be saved in {{path}}. Trying again.',
  },
  progressPutAside: {
    es: 'El archivo de avance no se podía leer. Quedó guardado, entero, en {{path}}',
    en: 'The progress file could not be read. It was kept, whole, in {{path}}',
  },
  helpHeading: {
    es: 'Palabras para el tutor, en español o en inglés:',
    en: 'Words for the tutor, in Spanish or in English:',
  },
} as const satisfies Readonly<Record<string, Sentence>>;
