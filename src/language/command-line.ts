import type { Language, Sentence } from './language.ts';

/** The sentences of the command line itself; each command keeps its own. */
export const commandLine = {
  epilogue: {
    es: 'Sin ningún comando se abre el tutor en la máquina de práctica. Más: README.md y docs/ en el paquete.',
    en: 'Without a command the tutor opens on the practice machine. More: README.md and docs/ in the package.',
  },
  languageOption: { es: 'Idioma: es o en', en: 'Language: es or en' },
  help: { es: 'Muestra esta ayuda', en: 'Show this help' },
  version: { es: 'Muestra la versión', en: 'Show the version' },
  completion: {
    es: 'Escribe un script de autocompletado para tu shell (bash o zsh)',
    en: 'Print a completion script for your shell (bash or zsh)',
  },
  didYouMean: { es: '¿Quisiste decir «baqueano {{near}}»?', en: 'Did you mean “baqueano {{near}}”?' },
  seeHelp: {
    es: 'Todo lo que se puede pedir: baqueano --help',
    en: 'All that can be asked for: baqueano --help',
  },
  withoutServer: {
    es: 'Mientras tanto puedes practicar en esta computadora: escribe baqueano, sin --server.',
    en: 'Meanwhile you can practise on this computer: type baqueano, without --server.',
  },
  unexpected: {
    es: 'Algo falló dentro de baqueano; tu trabajo en el servidor y tu progreso están a salvo. Si se repite, copia esto al informarlo:',
    en: 'Something failed inside baqueano; your work on the server and your progress are safe. If it happens again, copy this into a report:',
  },
} satisfies Record<string, Sentence>;

/** A word, or its two forms where yargs counts. */
type YargsWords = Readonly<Record<string, string | { readonly one: string; readonly other: string }>>;

/** yargs' own words, so that its help and complaints are in the reader's language however the program was bundled. */
export const yargsWords: Readonly<Record<Language, YargsWords>> = {
  es: {
    'Commands:': 'Comandos:',
    'Options:': 'Opciones:',
    'Examples:': 'Ejemplos:',
    'Positionals:': 'Argumentos:',
    'Choices:': 'Opciones:',
    boolean: 'sí/no',
    count: 'cuenta',
    string: 'texto',
    number: 'número',
    array: 'lista',
    required: 'obligatorio',
    default: 'por defecto',
    'default:': 'por defecto:',
    'choices:': 'valores:',
    'aliases:': 'también:',
    'Unknown argument: %s': {
      one: 'No conozco este argumento: %s',
      other: 'No conozco estos argumentos: %s',
    },
    'Unknown command: %s': { one: 'No conozco este comando: %s', other: 'No conozco estos comandos: %s' },
    'Invalid values:': 'Valores que no valen:',
    'Argument: %s, Given: %s, Choices: %s': '%s: recibí %s; vale %s',
    'Missing required argument: %s': { one: 'Falta un argumento: %s', other: 'Faltan argumentos: %s' },
    'Not enough arguments following: %s': 'Falta el valor de: %s',
    'Not enough non-option arguments: got %s, need at least %s': {
      one: 'Faltan argumentos: hay %s y hacen falta %s',
      other: 'Faltan argumentos: hay %s y hacen falta %s',
    },
    'Too many non-option arguments: got %s, maximum of %s': {
      one: 'Sobran argumentos: hay %s y como mucho van %s',
      other: 'Sobran argumentos: hay %s y como mucho van %s',
    },
    'Did you mean %s?': '¿Quisiste decir %s?',
    'Show help': 'Muestra esta ayuda',
    'Show version number': 'Muestra la versión',
  },
  en: {},
};
