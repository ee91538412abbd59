import type { Sentence } from './language.ts';

/** Sentences of `baqueano doctor`: what it looks at, what it found, what to do. */
export const doctorWords = {
  description: {
    es: 'Dice qué funciona y qué no en esta computadora; se puede pegar en un mensaje sin revelar nada',
    en: 'Tell what works and what does not on this computer; safe to paste into a message',
  },
  json: { es: 'Escribe el resultado como JSON', en: 'Print the result as JSON' },
  allWell: { es: 'Todo lo necesario funciona.', en: 'Everything needed works.' },
  notAll: {
    es: 'Algo de lo necesario no funciona: mira los renglones con ✗.',
    en: 'Something needed does not work: see the lines with ✗.',
  },
  program: { es: 'Programa', en: 'Program' },
  node: { es: 'Node', en: 'Node' },
  oldNode: { es: '{{found}}: hace falta 22.18 o más nuevo', en: '{{found}}: 22.18 or newer is needed' },
  system: { es: 'Sistema', en: 'System' },
  terminal: { es: 'Terminal', en: 'Terminal' },
  noTerminal: {
    es: 'no hay una terminal: se usará el modo de renglones (--plain)',
    en: 'there is no terminal: line mode will be used (--plain)',
  },
  smallTerminal: {
    es: '{{columns}}×{{rows}}: agranda la ventana; la guía está cómoda desde 80×24',
    en: '{{columns}}×{{rows}}: make the window larger; the guide is comfortable from 80×24',
  },
  terminalFacts: { es: '{{columns}}×{{rows}}, {{type}}', en: '{{columns}}×{{rows}}, {{type}}' },
  letters: { es: 'Acentos y signos', en: 'Accents and signs' },
  utf8: { es: 'UTF-8: ñ á ✓ ●', en: 'UTF-8: ñ á ✓ ●' },
  notUtf8: {
    es: 'la terminal no dice que use UTF-8: se verán signos simples ([x] en lugar de ✓)',
    en: 'the terminal does not say that it uses UTF-8: plain signs are shown ([x] in place of ✓)',
  },
  course: { es: 'Curso', en: 'Course' },
  courseFacts: { es: '{{count}} ejercicios', en: '{{count}} exercises' },
  courseBroken: {
    es: 'no se puede leer; vuelve a instalar baqueano ({{detail}})',
    en: 'cannot be read; install baqueano again ({{detail}})',
  },
  data: { es: 'Carpeta de datos', en: 'Data folder' },
  work: { es: 'Carpeta de tus archivos', en: 'Folder of your files' },
  writable: { es: '{{path}}, {{free}} libres', en: '{{path}}, {{free}} free' },
  notWritable: {
    es: 'no se puede escribir en {{path}} ({{detail}}); tu progreso no se guardaría. Elige otra con BAQUEANO_HOME',
    en: 'cannot write to {{path}} ({{detail}}); your progress would not be kept. Choose another with BAQUEANO_HOME',
  },
  littleRoom: {
    es: 'quedan {{free}} en el disco de {{path}}: haz lugar',
    en: '{{free}} are left on the disk of {{path}}: make room',
  },
  practice: { es: 'Máquina de práctica', en: 'Practice machine' },
  practiceFacts: {
    es: 'contesta por SSH en {{milliseconds}} ms',
    en: 'answers over SSH in {{milliseconds}} ms',
  },
  practiceBroken: {
    es: 'no empieza: {{detail}}',
    en: 'does not start: {{detail}}',
  },
  ssh: { es: 'Cliente ssh', en: 'ssh client' },
  noSsh: {
    es: 'no hay: no hace falta para el curso, solo para usar scp desde otra ventana',
    en: 'none: not needed for the course, only for using scp from another window',
  },
} satisfies Record<string, Sentence>;
