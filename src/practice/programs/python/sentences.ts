import { type Language, type Sentence, say } from '../../../language/language.ts';

/** What Python on the practice machine says in words of its own, in one language. */
export function sentencesFor(language: Language): Record<string, string> {
  return Object.fromEntries(
    Object.entries(sentences).map(([name, sentence]) => [name, say(sentence, language)]),
  );
}

const sentences: Readonly<Record<string, Sentence>> = {
  preparing: {
    es: 'preparando Python (solo la primera vez)…',
    en: 'preparing Python (only the first time)…',
  },
  tooLong: {
    es: 'detenido: lo que escribe no cabe en una tubería ni en > archivo (más de 32 MB). Escribe menos, o ábrelo en Python con open().',
    en: 'stopped: what it writes does not fit into a pipe or > file (more than 32 MB). Write less, or open the file in Python with open().',
  },
  threads: {
    es: 'esta máquina de práctica no tiene hilos: haz una cosa después de la otra.',
    en: 'this practice machine has no threads: do one thing after the other.',
  },
  processes: {
    es: 'desde Python no se pueden iniciar otros programas en esta máquina de práctica: escribe ese comando en la terminal, fuera de Python.',
    en: 'on this practice machine Python cannot start other programs: type that command in the shell, outside Python.',
  },
  network: {
    es: 'esta máquina de práctica no tiene red: descarga el archivo en tu computadora y súbelo.',
    en: 'this practice machine has no network: download the file on your own computer and upload it.',
  },
  pip: {
    es: 'en esta máquina de práctica pip solo instala los paquetes del curso: numpy, pandas y scikit-learn.',
    en: 'on this practice machine pip only installs the packages of the course: numpy, pandas and scikit-learn.',
  },
  package: {
    es: '{{package}} no está en esta máquina de práctica. Con conexión a Internet, ejecuta en tu computadora: baqueano practice prepare. Sin conexión, pide la carpeta de paquetes a quien da la clase y ejecuta: baqueano practice prepare --packages CARPETA',
    en: '{{package}} is not on this practice machine. With an Internet connection, run on your own computer: baqueano practice prepare. Without one, ask your instructor for the folder of packages and run: baqueano practice prepare --packages FOLDER',
  },
};
