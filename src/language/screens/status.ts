import type { Sentence } from '../language.ts';

/** How the line to the server, the shell and the saved progress stand. */
export const statusSentences = {
  connecting: { es: 'Conectando con el servidor…', en: 'Connecting to the server…' },
  connectingLong: {
    es: 'Abriendo el camino hasta tu servidor. La lección aparece en un momento.',
    en: 'Opening the way to your server. The lesson appears in a moment.',
  },
  connected: { es: 'conectado', en: 'connected' },
  connectingShort: { es: 'conectando', en: 'connecting' },
  reconnectingShort: { es: 'reconectando ({{attempt}})', en: 'reconnecting ({{attempt}})' },
  closedShort: { es: 'sin conexión', en: 'not connected' },
  freePlayShort: { es: 'juego libre', en: 'free play' },
  reconnecting: {
    es: 'Se cortó la línea. Vuelvo a intentarlo (intento {{attempt}}). Lo que hiciste está guardado.',
    en: 'The line was cut. Trying again (attempt {{attempt}}). What you did is safe.',
  },
  closed: { es: 'No hay conexión con el servidor.', en: 'There is no connection to the server.' },
  closedWhatToDo: {
    es: 'Tu avance está guardado. Sal con {{key}} y vuelve a abrir baqueano.',
    en: 'Your progress is saved. Leave with {{key}} and open baqueano again.',
  },
  shellOpening: { es: 'Abriendo la terminal…', en: 'Opening the terminal…' },
  shellLeft: {
    es: 'Saliste de la terminal. Enter abre otra.',
    en: 'You left the terminal. Enter opens a new one.',
  },
  shellCut: {
    es: 'La terminal se cortó. Se abre otra sola al volver la línea.',
    en: 'The terminal was cut. A new one opens by itself when the line is back.',
  },
  shellFailed: {
    es: 'No se pudo abrir la terminal. Enter lo intenta otra vez.',
    en: 'The terminal could not be opened. Enter tries again.',
  },
  scrolledBack: {
    es: 'Viendo lo anterior: {{rows}} líneas atrás. Esc vuelve al final.',
    en: 'Looking back: {{rows}} lines ago. Esc returns to the end.',
  },
  progressReadOnly: {
    es: 'No puedo guardar tu avance: no se puede escribir en {{path}}. Sigue; lo intento otra vez.',
    en: 'I cannot save your progress: {{path}} cannot be written. Go on; I will try again.',
  },
  progressDiskFull: {
    es: 'No puedo guardar tu avance: el disco está lleno ({{path}}). Libera espacio; lo intento otra vez.',
    en: 'I cannot save your progress: the disk is full ({{path}}). Make room; I will try again.',
  },
  progressUnreadable: {
    es: 'No entiendo el avance guardado en {{path}}. No lo toqué: lo de ahora queda aparte.',
    en: 'I cannot read the progress saved in {{path}}. I left it alone: what you do now is kept apart.',
  },
  progressPutAside: {
    es: 'El avance guardado no era de baqueano. Lo dejé entero en {{path}} y empecé uno nuevo.',
    en: 'The saved progress was not baqueano’s. I left it whole in {{path}} and began a new one.',
  },
  progressOther: {
    es: 'No puedo guardar tu avance en {{path}}. Sigue; lo intento otra vez.',
    en: 'I cannot save your progress in {{path}}. Go on; I will try again.',
  },
  tooSmall: { es: 'La ventana es muy pequeña', en: 'The window is too small' },
  tooSmallNow: { es: 'Ahora mide {{columns}} × {{rows}}.', en: 'It is {{columns}} × {{rows}} now.' },
  tooSmallNeeds: {
    es: 'Necesito {{columns}} × {{rows}}. Hazla más grande, o usa letra más chica.',
    en: 'I need {{columns}} × {{rows}}. Make it larger, or use smaller letters.',
  },
  tooSmallSafe: { es: 'Tu terminal sigue abierta.', en: 'Your terminal is still open.' },
  crashTitle: { es: 'Algo se rompió en baqueano', en: 'Something broke in baqueano' },
  crashSafe: {
    es: 'No es culpa tuya y tu avance está guardado. Abre baqueano otra vez.',
    en: 'It is not your fault and your progress is saved. Open baqueano again.',
  },
  crashReport: {
    es: 'Si vuelve a pasar, muestra esto a tu docente:',
    en: 'If it happens again, show this to your teacher:',
  },
} as const satisfies Readonly<Record<string, Sentence>>;
