import type { Sentence } from './language.ts';

type FaultSentences = {
  readonly message: Sentence;
  /** What should have been there. */
  readonly expected?: Sentence;
  /** Told, but it does not make the course unsound. */
  readonly warning?: true;
};

/** Everything that `course lint` can find, for the person who writes exercises. */
export const courseFaults = {
  'missing-file': {
    message: { es: 'Falta el archivo `{{name}}`.', en: 'The file `{{name}}` is missing.' },
  },
  'byte-order-mark': {
    message: {
      es: 'El archivo empieza con una marca invisible (BOM).',
      en: 'The file starts with an invisible mark (BOM).',
    },
    expected: {
      es: 'UTF-8 sin BOM; tu editor lo ofrece al guardar',
      en: 'UTF-8 without BOM; your editor offers it when saving',
    },
  },
  'windows-lines': {
    message: {
      es: 'Las líneas terminan como en Windows (CRLF).',
      en: 'Lines end as on Windows (CRLF).',
    },
    expected: { es: 'fin de línea LF', en: 'LF line ends' },
  },
  'not-utf8': {
    message: { es: 'El archivo no está en UTF-8.', en: 'The file is not UTF-8.' },
  },
  yaml: {
    message: {
      es: 'No se puede leer este YAML: {{detail}}.',
      en: 'This YAML cannot be read: {{detail}}.',
    },
  },
  'yaml-tab': {
    message: {
      es: 'Hay un tabulador en el margen: YAML solo acepta espacios.',
      en: 'There is a tab in the margin: YAML accepts only spaces.',
    },
  },
  'duplicate-key': {
    message: { es: 'Esta clave está dos veces.', en: 'This key is there twice.' },
    expected: { es: 'cada clave una sola vez', en: 'each key once' },
  },
  'unknown-key': {
    message: { es: 'La clave `{{key}}` no existe aquí.', en: 'The key `{{key}}` does not exist here.' },
    expected: { es: 'una de estas: {{allowed}}', en: 'one of these: {{allowed}}' },
  },
  'missing-key': {
    message: { es: 'Falta la clave `{{key}}`.', en: 'The key `{{key}}` is missing.' },
  },
  'wrong-type': {
    message: { es: '`{{key}}` no es lo que debe ser.', en: '`{{key}}` is not what it must be.' },
    expected: { es: '{{type}}', en: '{{type}}' },
  },
  'needs-quotes': {
    message: {
      es: 'YAML no lee `{{key}}` como texto, sino como otra cosa.',
      en: 'YAML does not read `{{key}}` as text, but as something else.',
    },
    expected: { es: 'el texto entre comillas', en: 'the text in quotes' },
  },
  'not-one-of': {
    message: { es: '`{{key}}` no admite ese valor.', en: '`{{key}}` does not take that value.' },
    expected: { es: 'uno de estos: {{allowed}}', en: 'one of these: {{allowed}}' },
  },
  'wrong-value': {
    message: {
      es: 'El valor de `{{key}}` no sirve: {{detail}}.',
      en: 'The value of `{{key}}` will not do: {{detail}}.',
    },
  },
  'number-range': {
    message: { es: '`{{key}}` está fuera de los límites.', en: '`{{key}}` is out of bounds.' },
    expected: { es: 'un número {{bound}}', en: 'a number {{bound}}' },
  },
  'bad-id': {
    message: { es: 'Este nombre no sirve como identificador.', en: 'This name will not do as an id.' },
    expected: {
      es: 'minúsculas sin acento, cifras y guiones, empezando por letra',
      en: 'lower-case letters without accents, digits and hyphens, a letter first',
    },
  },
  'bad-variable-name': {
    message: { es: 'Este nombre no sirve para una variable.', en: 'This name will not do for a variable.' },
    expected: {
      es: 'letras, cifras y guiones bajos, empezando por letra',
      en: 'letters, digits and underscores, a letter first',
    },
  },
  'bad-mode': {
    message: { es: 'Estos permisos no se entienden.', en: 'These permissions cannot be understood.' },
    expected: {
      es: 'un cero y tres cifras del 0 al 7, entre comillas: "0644"',
      en: 'a zero and three digits from 0 to 7, in quotes: "0644"',
    },
  },
  'bad-file-name': {
    message: {
      es: 'Este nombre de archivo no sirve en todas las computadoras.',
      en: 'This file name will not do on every computer.',
    },
    expected: {
      es: 'solo el nombre, sin carpetas ni signos raros',
      en: 'the name alone, without folders or odd signs',
    },
  },
  'one-action': {
    message: { es: 'Cada acción hace una sola cosa.', en: 'Each action does one thing.' },
    expected: { es: 'exactamente una de estas: {{allowed}}', en: 'exactly one of these: {{allowed}}' },
  },
  'unknown-keystroke': {
    message: {
      es: '`{{written}}` nombra una tecla que no existe.',
      en: '`{{written}}` names a key that does not exist.',
    },
    expected: {
      es: 'por ejemplo `<Enter>`, `<Esc>`, `<Tab>`, `<Up>` o `<C-c>`',
      en: 'for example `<Enter>`, `<Esc>`, `<Tab>`, `<Up>` or `<C-c>`',
    },
  },
  'empty-range': {
    message: { es: '`max` es menor que `min`.', en: '`max` is less than `min`.' },
  },
  'bad-expect': {
    message: {
      es: 'No se entiende qué falla se espera.',
      en: 'Which failure is expected cannot be understood.',
    },
    expected: { es: '`tarea.código`', en: '`task.code`' },
  },
  'id-not-folder': {
    message: {
      es: 'El ejercicio se llama `{{id}}`, pero su carpeta es `{{folder}}`.',
      en: 'The exercise is called `{{id}}`, but its folder is `{{folder}}`.',
    },
  },
  'duplicate-id': {
    message: { es: '`{{id}}` ya se usó antes.', en: '`{{id}}` was used before.' },
  },
  'unknown-need': {
    message: {
      es: '`needs` nombra `{{id}}`, que no existe.',
      en: '`needs` names `{{id}}`, which does not exist.',
    },
  },
  'need-cycle': {
    message: {
      es: '`needs` da vueltas y nunca termina: {{path}}.',
      en: '`needs` goes round and never ends: {{path}}.',
    },
  },
  'unlisted-exercise': {
    message: {
      es: 'El ejercicio `{{id}}` no está en `course.yaml`.',
      en: 'The exercise `{{id}}` is not in `course.yaml`.',
    },
  },
  'unknown-task': {
    message: { es: 'No hay ningún tipo de tarea `{{kind}}`.', en: 'There is no kind of task `{{kind}}`.' },
    expected: { es: 'uno de estos: {{allowed}}', en: 'one of these: {{allowed}}' },
  },
  'empty-assertion': {
    message: {
      es: '`{{key}}` está vacío: no comprueba nada.',
      en: '`{{key}}` is empty: it checks nothing.',
    },
  },
  'undeclared-variable': {
    message: {
      es: 'La variable `{{name}}` no está declarada.',
      en: 'The variable `{{name}}` is not declared.',
    },
    expected: { es: 'una de estas: {{allowed}}', en: 'one of these: {{allowed}}' },
  },
  'unused-variable': {
    message: { es: 'Nadie usa la variable `{{name}}`.', en: 'Nothing uses the variable `{{name}}`.' },
  },
  'reserved-variable': {
    message: {
      es: '`{{name}}` ya tiene un valor propio y no se puede declarar.',
      en: '`{{name}}` has a value of its own and cannot be declared.',
    },
  },
  'front-matter': {
    message: {
      es: 'El archivo no empieza con su cabecera entre dos líneas `---`.',
      en: 'The file does not start with its front matter between two lines `---`.',
    },
  },
  'heading-top': {
    message: {
      es: 'El título del ejercicio va en la cabecera, no en un encabezado `#`.',
      en: 'The title of the exercise belongs in the front matter, not in a `#` heading.',
    },
    expected: { es: '`## paso: Título`', en: '`## step: Title`' },
  },
  'heading-title': {
    message: {
      es: 'El encabezado no tiene un título para leer.',
      en: 'The heading has no title to read.',
    },
    expected: { es: '`## paso: Título`', en: '`## step: Title`' },
  },
  'heading-unknown-step': {
    message: {
      es: 'El encabezado nombra el paso `{{id}}`, que no existe.',
      en: 'The heading names the step `{{id}}`, which does not exist.',
    },
  },
  'heading-unknown-part': {
    message: {
      es: 'Un paso no tiene una parte `### {{name}}`.',
      en: 'A step has no part `### {{name}}`.',
    },
    expected: { es: '`### hint` o `### passed`', en: '`### hint` or `### passed`' },
  },
  'heading-order': {
    message: { es: 'Este encabezado no va aquí.', en: 'This heading does not belong here.' },
    expected: { es: '{{order}}', en: '{{order}}' },
  },
  'missing-section': {
    message: {
      es: 'Falta la sección del paso `{{id}}`.',
      en: 'The section of the step `{{id}}` is missing.',
    },
    expected: { es: '`## {{id}}: Título`', en: '`## {{id}}: Title`' },
  },
  'empty-text': {
    message: { es: 'Aquí no hay nada que leer.', en: 'There is nothing to read here.' },
  },
  'parity-hints': {
    message: {
      es: 'El paso `{{id}}` tiene {{here}} pistas aquí y {{there}} en `{{other}}`.',
      en: 'The step `{{id}}` has {{here}} hints here and {{there}} in `{{other}}`.',
    },
  },
  'parity-passed': {
    message: {
      es: 'El paso `{{id}}` tiene `### passed` en `{{other}}`, pero no aquí.',
      en: 'The step `{{id}}` has `### passed` in `{{other}}`, but not here.',
    },
  },
  'parity-message': {
    message: {
      es: 'El mensaje `{{key}}` está en `{{other}}`, pero no aquí.',
      en: 'The message `{{key}}` is in `{{other}}`, but not here.',
    },
  },
  'parity-command': {
    message: {
      es: 'El comando `{{key}}` está en `{{other}}`, pero no aquí.',
      en: 'The command `{{key}}` is in `{{other}}`, but not here.',
    },
  },
  'parity-introduction': {
    message: {
      es: 'Hay una introducción en `{{other}}`, pero no aquí.',
      en: 'There is an introduction in `{{other}}`, but not here.',
    },
  },
  'parity-placeholder': {
    message: {
      es: 'Aquí falta `{{placeholder}}`, que sí está en `{{other}}`.',
      en: '`{{placeholder}}` is missing here, but it is in `{{other}}`.',
    },
  },
  'unknown-message': {
    message: {
      es: 'El mensaje `{{key}}` nombra algo que no existe: `{{part}}`.',
      en: 'The message `{{key}}` names something that does not exist: `{{part}}`.',
    },
    expected: { es: '`paso.tarea.código`; aquí: {{allowed}}', en: '`step.task.code`; here: {{allowed}}' },
  },
  giveaway: {
    message: {
      es: 'Este texto regala la solución: `{{command}}`.',
      en: 'This text gives the solution away: `{{command}}`.',
    },
    expected: {
      es: 'una pista que señale dónde mirar, sin escribir el comando',
      en: 'a hint that points where to look, without writing the command',
    },
  },
  'missing-rehearsal': {
    message: {
      es: 'El paso `{{id}}` no tiene ensayo en `rehearsal.yaml`.',
      en: 'The step `{{id}}` has no rehearsal in `rehearsal.yaml`.',
    },
  },
  'rehearsal-unknown-step': {
    message: {
      es: 'El ensayo nombra el paso `{{id}}`, que no existe.',
      en: 'The rehearsal names the step `{{id}}`, which does not exist.',
    },
  },
  'few-alternates': {
    message: {
      es: 'El ejercicio tiene {{count}} alternativas (`alternates`).',
      en: 'The exercise has {{count}} alternates.',
    },
    expected: { es: 'al menos {{least}}, entre todos los pasos', en: 'at least {{least}}, over all steps' },
  },
  'few-mutants': {
    message: {
      es: 'El ejercicio tiene {{count}} respuestas equivocadas (`mutants`).',
      en: 'The exercise has {{count}} mutants.',
    },
    expected: { es: 'al menos {{least}}, entre todos los pasos', en: 'at least {{least}}, over all steps' },
  },
  'expect-unknown-task': {
    message: {
      es: 'El paso `{{step}}` no tiene la tarea `{{task}}`.',
      en: 'The step `{{step}}` does not have the task `{{task}}`.',
    },
  },
  'expect-unknown-code': {
    message: {
      es: 'La tarea `{{task}}` (`{{kind}}`) no tiene el código `{{code}}`.',
      en: 'The task `{{task}}` (`{{kind}}`) does not have the code `{{code}}`.',
    },
    expected: { es: 'uno de estos: {{allowed}}', en: 'one of these: {{allowed}}' },
  },
  'answer-unknown-task': {
    message: {
      es: 'Se responde a la tarea `{{task}}`, que no es una pregunta (`answer`) de este paso.',
      en: 'The answer is for the task `{{task}}`, which is no question (`answer`) of this step.',
    },
  },
  'shared-folder': {
    message: {
      es: 'Esto deja algo en `/tmp`, que en un servidor real es de todos.',
      en: 'This leaves something in `/tmp`, which on a real server is everybody’s.',
    },
    expected: { es: 'una ruta dentro de `~` o de su carpeta personal', en: 'a path in `~`, the home' },
  },
  'file-not-there': {
    message: {
      es: 'El archivo `{{name}}` no está en la carpeta `files`.',
      en: 'The file `{{name}}` is not in the folder `files`.',
    },
  },
  'unlisted-file': {
    message: {
      es: 'El archivo `{{name}}` está en `files/`, pero el ejercicio no lo nombra.',
      en: 'The file `{{name}}` is in `files/`, but the exercise does not name it.',
    },
  },
  minutes: {
    message: {
      es: 'El ejercicio dura {{minutes}} minutos.',
      en: 'The exercise takes {{minutes}} minutes.',
    },
    expected: { es: 'entre 5 y 15', en: 'between 5 and 15' },
    warning: true,
  },
} as const satisfies Record<string, FaultSentences>;

export type CourseFaultCode = keyof typeof courseFaults;

/** What surrounds a fault's own sentences. */
export const faultWords = {
  didYouMean: { es: '¿Quisiste decir `{{word}}`?', en: 'Did you mean `{{word}}`?' },
  expected: { es: 'Se esperaba: {{expected}}.', en: 'Expected: {{expected}}.' },
  warning: { es: 'aviso', en: 'warning' },
} as const satisfies Record<string, Sentence>;

/** What an author calls the types of YAML values. */
export const typeNames: Readonly<Record<string, Sentence>> = {
  string: { es: 'un texto', en: 'a text' },
  number: { es: 'un número', en: 'a number' },
  int: { es: 'un número entero', en: 'a whole number' },
  boolean: { es: '`true` o `false`', en: '`true` or `false`' },
  array: { es: 'una lista', en: 'a list' },
  object: { es: 'claves con valores', en: 'keys with values' },
  record: { es: 'claves con valores', en: 'keys with values' },
};
