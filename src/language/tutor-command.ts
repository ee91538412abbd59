import type { Sentence } from './language.ts';

/** Sentences of the command that opens the tutor, and of reaching a student's server. */
export const tutorCommandSentences = {
  description: {
    es: 'Abre el tutor: la lección al lado de una terminal de verdad',
    en: 'Open the tutor: the lesson beside a live terminal',
  },
  exercise: { es: 'Ejercicio con el que empezar', en: 'Exercise to begin with' },
  server: {
    es: 'Tu servidor: usuario@equipo[:puerto] o un nombre de ~/.ssh/config. Sin esto, la máquina de práctica',
    en: 'Your server: user@host[:port] or a name from ~/.ssh/config. Without it, the practice machine',
  },
  student: {
    es: 'Tu nombre en el curso, si no es tu usuario',
    en: 'Your name in the course, if not your user',
  },
  plain: {
    es: 'Modo de renglones: para lectores de pantalla, tuberías y terminales simples',
    en: 'Line mode: for screen readers, pipes and simple terminals',
  },
  leader: { es: 'Tecla guía: ctrl+LETRA', en: 'Leader key: ctrl+LETTER' },
  badLeader: {
    es: 'La tecla guía se escribe ctrl+LETRA, por ejemplo ctrl+g; {{given}} no lo es.',
    en: 'The leader key is written ctrl+LETTER, for example ctrl+g; {{given}} is not.',
  },
  noExercise: {
    es: 'No hay un ejercicio {{given}}. Los que hay: {{exercises}}.',
    en: 'There is no exercise {{given}}. There are: {{exercises}}.',
  },
  badStudent: {
    es: '«{{given}}» no puede ser tu nombre en el curso: usa una sola palabra, de letras, números, punto, - y _, por ejemplo ana.',
    en: '“{{given}}” cannot be your name in the course: use one word of letters, digits, dot, - and _, for example ana.',
  },
  badAccount: {
    es: '«{{given}}» no puede ser tu nombre en la máquina de práctica: usa letras sin acentos, números, - y _, empieza con una letra, por ejemplo ana. Hasta 31; los nombres del sistema, como root, no valen.',
    en: '“{{given}}” cannot be your name on the practice machine: use plain letters, digits, - and _, beginning with a letter, for example ana. At most 31; names of the system, such as root, are taken.',
  },
  acceptHostKey: {
    es: 'Es la primera vez que te conectas a {{address}}.\nSu huella ({{keyType}}) es {{fingerprint}}\n¿Coincide con la que te dieron? Escribe sí para confiar en él:',
    en: 'This is the first time you connect to {{address}}.\nIts fingerprint ({{keyType}}) is {{fingerprint}}\nIs it the one you were given? Type yes to trust it:',
  },
  passwordAgain: {
    es: 'El servidor no la acepta. Prueba otra vez.',
    en: 'The server does not accept it. Try again.',
  },
  password: { es: 'Contraseña de {{address}}:', en: 'Password of {{address}}:' },
  passphrase: { es: 'Frase que protege la llave {{file}}:', en: 'Passphrase of the key {{file}}:' },
} satisfies Record<string, Sentence>;
