import type { Sentence } from '../language.ts';

/** Course map, cheat sheet, help, confirmations and the short notices in the footer. */
export const pageSentences = {
  map: { es: 'Mapa del curso', en: 'Course map' },
  minutes: { es: '{{minutes}} min', en: '{{minutes}} min' },
  complete: { es: 'completo', en: 'complete' },
  started: { es: 'empezado', en: 'started' },
  fresh: { es: 'nuevo', en: 'new' },
  openNow: { es: 'abierto ahora', en: 'open now' },
  skippedCount: { es: 'saltados: {{count}}', en: 'skipped: {{count}}' },
  better: { es: 'mejor después de: {{exercises}}', en: 'better after: {{exercises}}' },
  filter: { es: 'Buscar: {{text}}', en: 'Search: {{text}}' },
  nothingFound: {
    es: 'Nada se llama así. Esc borra la búsqueda.',
    en: 'Nothing has that name. Esc clears the search.',
  },
  courseEmpty: { es: 'El curso todavía no tiene ejercicios.', en: 'The course has no exercises yet.' },

  cheatSheetSaved: { es: 'Guardada en {{path}}', en: 'Saved in {{path}}' },
  cheatSheetNotSaved: { es: 'No pude guardarla: {{detail}}', en: 'I could not save it: {{detail}}' },

  help: { es: 'Ayuda', en: 'Help' },
  helpMarks: { es: 'Las marcas', en: 'The marks' },
  markTodo: { es: 'por hacer', en: 'to do' },
  markCurrent: { es: 'el paso abierto', en: 'the open step' },
  markPassed: { es: 'hecho', en: 'done' },
  markSkipped: { es: 'saltado', en: 'skipped' },
  helpAnyKey: {
    es: 'Los pasos se marcan solos cuando tu servidor cambia. No tienes que avisar.',
    en: 'Steps tick by themselves when your server changes. You need not tell anyone.',
  },
  areaShell: { es: 'En la terminal', en: 'In the terminal' },
  areaMenu: { es: 'Después de {{leader}}', en: 'After {{leader}}' },
  areaGuide: { es: 'En la guía', en: 'In the guide' },
  areaReading: { es: 'Al leer una página', en: 'While reading a page' },
  areaList: { es: 'En el mapa', en: 'In the map' },
  areaFilter: { es: 'Al buscar', en: 'While searching' },
  areaCheatSheet: { es: 'En la chuleta', en: 'In the cheat sheet' },
  areaAnswer: { es: 'Al escribir', en: 'While writing' },
  areaFiles: { es: 'Al elegir archivos', en: 'While choosing files' },
  areaTarget: { es: 'Al elegir la carpeta', en: 'While choosing the folder' },
  areaSending: { es: 'Mientras sube', en: 'While uploading' },
  areaOverwrite: { es: 'Si el archivo ya existe', en: 'If the file already exists' },
  areaDialog: { es: 'En una pregunta', en: 'In a question' },
  areaScrollBack: { es: 'Al ver lo anterior', en: 'While looking back' },

  confirmSkip: { es: '¿Saltar «{{step}}»?', en: 'Skip “{{step}}”?' },
  confirmSkipWhat: {
    es: 'Lo haré por ti en el servidor, para que puedas seguir. El paso queda marcado como saltado.',
    en: 'I will do it for you on the server, so that you can go on. The step is marked as skipped.',
  },
  confirmReset: { es: '¿Empezar «{{exercise}}» de nuevo?', en: 'Start “{{exercise}}” again?' },
  confirmResetWhat: {
    es: 'Se borran las marcas de este ejercicio. Lo que hiciste no se pierde: lo guardo aparte. Los demás ejercicios no cambian.',
    en: 'The marks of this exercise are cleared. What you made is not lost: I put it aside. The other exercises do not change.',
  },
  confirmQuit: { es: '¿Salir de baqueano?', en: 'Leave baqueano?' },
  confirmQuitWhat: {
    es: 'Hay algo en marcha y se detendría. Tu avance está guardado.',
    en: 'Something is running and would stop. Your progress is saved.',
  },

  menu: { es: 'Elige una tecla', en: 'Choose a key' },
  hintOpened: {
    es: 'Pista {{number}} de {{total}} abierta en la guía.',
    en: 'Hint {{number}} of {{total}} is open in the guide.',
  },
  checking: { es: 'Miro tu servidor…', en: 'Looking at your server…' },
  checkedNotYet: { es: 'Ya miré. Todavía falta: lee la guía.', en: 'I looked. Not yet: read the guide.' },
  checkedUnknown: { es: 'No pude mirar. La guía dice por qué.', en: 'I could not look. The guide says why.' },
  skipping: { es: 'Hago este paso por ti…', en: 'Doing this step for you…' },
  skippedNow: { es: 'Paso saltado.', en: 'Step skipped.' },
  resetting: { es: 'Vuelvo a empezar el ejercicio…', en: 'Starting the exercise again…' },
  resetDone: { es: 'El ejercicio empieza de nuevo.', en: 'The exercise starts again.' },
  resetKept: {
    es: 'Empieza de nuevo. Lo anterior quedó en {{path}}',
    en: 'It starts again. What you had is in {{path}}',
  },
  freePlayOn: { es: 'Juego libre: nada se marca.', en: 'Free play: nothing ticks.' },
  freePlayOff: { es: 'De vuelta a la lección.', en: 'Back to the lesson.' },
  stepPassed: { es: '¡Paso hecho! {{step}}', en: 'Step done! {{step}}' },
  exerciseComplete: { es: '¡Ejercicio completo! {{exercise}}', en: 'Exercise complete! {{exercise}}' },
  unknownKey: {
    es: 'La tecla {{key}} no hace nada aquí. F1 muestra la ayuda.',
    en: 'The key {{key}} does nothing here. F1 shows the help.',
  },
  languageNow: { es: 'Ahora en español.', en: 'Now in English.' },
  opening: { es: 'Abriendo «{{exercise}}»…', en: 'Opening “{{exercise}}”…' },
  failed: { es: 'No se pudo: {{detail}}', en: 'That did not work: {{detail}}' },

  whyNoExercise: { es: 'Todavía no hay un ejercicio abierto.', en: 'No exercise is open yet.' },
  whyNoConnection: {
    es: 'Ahora no hay conexión con el servidor.',
    en: 'There is no connection to the server now.',
  },
  whyNoHints: { es: 'Este paso no tiene pistas.', en: 'This step has no hints.' },
  whyAllHints: { es: 'Ya abriste todas las pistas de este paso.', en: 'All hints of this step are open.' },
  whyNoQuestion: {
    es: 'Este paso no pide una respuesta: se hace en la terminal.',
    en: 'This step asks for no answer: it is done in the terminal.',
  },
  whyLastStep: { es: 'Este es el último paso.', en: 'This is the last step.' },
  whyLastExercise: { es: 'Este es el último ejercicio.', en: 'This is the last exercise.' },
  whyStepDone: { es: 'Este paso ya está hecho.', en: 'This step is already done.' },
  whyPaused: {
    es: 'Estás en juego libre. La tecla f vuelve a la lección.',
    en: 'You are in free play. The key f goes back to the lesson.',
  },
  whyFullScreen: {
    es: 'Sal primero del programa que ocupa la terminal.',
    en: 'Leave the program that fills the terminal first.',
  },
  whyPreparing: {
    es: 'Espera: el ejercicio se está preparando.',
    en: 'Wait: the exercise is being prepared.',
  },
} as const satisfies Readonly<Record<string, Sentence>>;
