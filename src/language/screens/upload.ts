import type { Sentence } from '../language.ts';

/** The upload screen. */
export const uploadSentences = {
  title: { es: 'Subir archivos', en: 'Upload files' },
  from: { es: 'De tu computadora: {{folder}}', en: 'From your computer: {{folder}}' },
  filter: { es: 'Buscar: {{text}}', en: 'Search: {{text}}' },
  folder: { es: 'carpeta', en: 'folder' },
  hiddenCount: {
    es: 'Ocultos: {{count}}. Escribe un punto para verlos.',
    en: 'Hidden: {{count}}. Type a dot to see them.',
  },
  empty: { es: 'Esta carpeta está vacía.', en: 'This folder is empty.' },
  nothingFound: { es: 'Nada se llama así aquí.', en: 'Nothing here has that name.' },
  loading: { es: 'Leyendo la carpeta…', en: 'Reading the folder…' },
  cannotRead: { es: 'No pude leer esa carpeta: {{detail}}', en: 'I could not read that folder: {{detail}}' },
  marked: { es: 'Marcados: {{count}}, {{size}}', en: 'Marked: {{count}}, {{size}}' },
  onlyFiles: {
    es: 'Solo se suben archivos. Entra en la carpeta y elige.',
    en: 'Only files are uploaded. Open the folder and choose.',
  },
  to: { es: '¿A qué carpeta del servidor?', en: 'To which folder on the server?' },
  files: { es: 'Vas a subir: {{names}}', en: 'You will upload: {{names}}' },
  foldersThere: { es: 'Carpetas que hay ahí:', en: 'Folders there:' },
  noFoldersThere: { es: 'Ahí no hay otras carpetas.', en: 'There are no other folders there.' },
  noSuchTarget: {
    es: 'En el servidor no hay una carpeta {{folder}}',
    en: 'There is no folder {{folder}} on the server',
  },
  targetIsFile: {
    es: '{{folder}} es un archivo, no una carpeta.',
    en: '{{folder}} is a file, not a folder.',
  },
  overwrite: { es: '¿Reemplazar {{name}}?', en: 'Replace {{name}}?' },
  overwriteWhat: {
    es: 'En {{folder}} ya hay un {{name}} de {{size}}. El tuyo mide {{ownSize}}.',
    en: 'In {{folder}} there is already a {{name}} of {{size}}. Yours has {{ownSize}}.',
  },
  sending: { es: 'Subiendo a {{folder}}', en: 'Uploading to {{folder}}' },
  speed: { es: '{{speed}}/s, faltan {{time}}', en: '{{speed}}/s, {{time}} left' },
  waiting: { es: 'en espera', en: 'waiting' },
  sent: { es: 'subido', en: 'uploaded' },
  leftAlone: { es: 'no se subió: ya existía', en: 'not uploaded: it was there' },
  leftFolder: {
    es: 'no se subió: ahí hay una carpeta con ese nombre',
    en: 'not uploaded: a folder has that name there',
  },
  cancelled: { es: 'cancelado', en: 'cancelled' },
  failed: { es: 'no llegó: {{detail}}', en: 'did not arrive: {{detail}}' },
  allDone: { es: 'Todo llegó entero a {{folder}}', en: 'All of it arrived whole in {{folder}}' },
  nothingSent: { es: 'No se subió nada.', en: 'Nothing was uploaded.' },
  finished: { es: 'La subida terminó.', en: 'The upload has finished.' },
  someFailed: {
    es: 'No todo llegó. Nada quedó a medias con su nombre; si lo subes otra vez, continúa.',
    en: 'Not all of it arrived. Nothing half-written has the file’s name; uploading again continues.',
  },
  wasCancelled: {
    es: 'Cancelado. Nada quedó a medias con su nombre.',
    en: 'Cancelled. Nothing half-written has the file’s name.',
  },
} as const satisfies Readonly<Record<string, Sentence>>;
