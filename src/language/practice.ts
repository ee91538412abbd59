import type { Sentence } from './language.ts';

/** What the command `practice` says. */
export const practiceWords = {
  description: {
    es: 'Enciende la máquina de práctica sola, para entrar con tu propio ssh (status: cómo está; reset: dejarla como nueva; prepare: traer lo que usa Python)',
    en: 'Runs the practice machine by itself, for your own ssh (status: how it is; reset: give it back as new; prepare: fetch what Python uses)',
  },
  action: {
    es: 'Qué hacer: run (encenderla), status (ver cómo está), reset (dejarla como nueva) o prepare (traer los paquetes de Python)',
    en: 'What to do: run (start it), status (see how it is), reset (give it back as new) or prepare (fetch the packages of Python)',
  },
  port: { es: 'Puerto en el que responde', en: 'Port on which it answers' },
  account: { es: 'Cuenta (si no, la de tu nombre)', en: 'Account (else the one of your name)' },
  yes: { es: 'reset: no preguntar', en: 'reset: do not ask' },
  json: { es: 'Escribe los datos como JSON', en: 'Writes the facts as JSON' },
  packages: {
    es: 'prepare: carpeta con los paquetes, en vez de Internet',
    en: 'prepare: folder with the packages, instead of the Internet',
  },
  preparingPython: { es: 'Preparando Python…', en: 'Preparing Python…' },
  preparingPackage: { es: '{{name}} {{version}}…', en: '{{name}} {{version}}…' },
  prepared: {
    es: 'Listo: la máquina de práctica tiene {{names}}.\nPara otra computadora sin conexión, copia esta carpeta y allí ejecuta baqueano practice prepare --packages CARPETA:\n  {{folder}}',
    en: 'Done: the practice machine has {{names}}.\nFor another computer without a connection, copy this folder and run baqueano practice prepare --packages FOLDER there:\n  {{folder}}',
  },
  packageOffline: {
    es: 'No se pudo descargar {{file}}: no hay conexión con {{place}}. Prueba otra vez con conexión, o pide la carpeta de paquetes a quien da la clase y usa --packages CARPETA.',
    en: '{{file}} could not be downloaded: {{place}} cannot be reached. Try again with a connection, or ask your instructor for the folder of packages and use --packages FOLDER.',
  },
  packageMissing: {
    es: 'No se encontró {{file}} en {{place}}.',
    en: '{{file}} was not found in {{place}}.',
  },
  packageDamaged: {
    es: '{{file}}, de {{place}}, no es el archivo que debe ser (su suma sha256 es otra). No se usó.',
    en: '{{file}}, from {{place}}, is not the file that it should be (its sha256 sum differs). It was not used.',
  },
  noPackagesFolder: {
    es: 'No existe la carpeta {{place}}.',
    en: 'There is no folder {{place}}.',
  },
  badPort: {
    es: 'El puerto debe ser un número entre 1 y 65535.',
    en: 'The port must be a number between 1 and 65535.',
  },
  badAccount: {
    es: 'Una cuenta se llama con minúsculas sin acentos, números, - y _, y empieza con una letra: `ana`.',
    en: 'An account is named with plain lower-case letters, digits, - and _, and begins with a letter: `ana`.',
  },
  portTaken: {
    es: 'El puerto {{port}} está ocupado por otro programa. Elige otro con --port, o no digas ninguno.',
    en: 'Port {{port}} is taken by another program. Choose another with --port, or name none.',
  },
  ready: {
    es: 'La máquina de práctica está encendida. Se llama {{hostname}} y solo se puede entrar desde esta computadora.',
    en: 'The practice machine is running. It is called {{hostname}} and can only be entered from this computer.',
  },
  alreadyRunning: {
    es: 'La máquina de práctica ya estaba encendida. Se llama {{hostname}}.',
    en: 'The practice machine was already running. It is called {{hostname}}.',
  },
  user: { es: 'Usuario', en: 'User' },
  password: { es: 'Contraseña', en: 'Password' },
  portLabel: { es: 'Puerto', en: 'Port' },
  fingerprint: { es: 'Huella', en: 'Fingerprint' },
  homeFolder: { es: 'Carpeta', en: 'Folder' },
  fromAnotherTerminal: {
    es: 'Desde otra terminal de esta computadora:',
    en: 'From another terminal on this computer:',
  },
  exampleFile: { es: 'archivo.txt', en: 'file.txt' },
  withKey: {
    es: 'Con su llave, sin escribir la contraseña:',
    en: 'With its key, without typing the password:',
  },
  untilStopped: {
    es: 'Ctrl-C la apaga. Tus archivos se quedan.',
    en: 'Ctrl-C stops it. Your files stay.',
  },
  untilLeft: {
    es: 'Ctrl-C termina este comando; la máquina sigue encendida mientras otro la use.',
    en: 'Ctrl-C ends this command; the machine stays on while others use it.',
  },
  stopped: { es: 'La máquina de práctica se apagó.', en: 'The practice machine has stopped.' },
  running: { es: 'Encendida, en el puerto {{port}}.', en: 'Running, on port {{port}}.' },
  notRunning: { es: 'Apagada.', en: 'Not running.' },
  accounts: { es: 'Cuentas: {{accounts}}', en: 'Accounts: {{accounts}}' },
  noAccounts: { es: 'Todavía no hay ninguna cuenta.', en: 'There is no account yet.' },
  nothingToReset: {
    es: 'La cuenta {{account}} todavía no existe: no hay nada que devolver.',
    en: 'There is no account {{account}} yet: there is nothing to give back.',
  },
  confirmReset: {
    es: 'La carpeta personal de {{account}} y su /tmp quedarán como nuevas. Lo que hay ahora se guarda aparte, no se borra.\nPara seguir, escribe el nombre de la cuenta ({{account}}): ',
    en: 'The home of {{account}} and its /tmp will be as new. What is there now is put aside, not deleted.\nTo go on, type the name of the account ({{account}}): ',
  },
  notConfirmed: { es: 'No se cambió nada.', en: 'Nothing was changed.' },
  resetDone: {
    es: 'La cuenta {{account}} está como nueva. Lo de antes quedó en:\n  {{folder}}',
    en: 'The account {{account}} is as new. What was there before is in:\n  {{folder}}',
  },
  resetBusy: {
    es: 'No se pudo: otro programa está usando un archivo de {{account}} ({{detail}}). Ciérralo y prueba otra vez.',
    en: 'It could not be done: another program is using a file of {{account}} ({{detail}}). Close it and try again.',
  },
} satisfies Record<string, Sentence>;
