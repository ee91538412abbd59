import { type Sentence, say } from '../../language/language.ts';
import type { GuestCommand } from './guest-command.ts';
import { sessionLanguage } from './session-language.ts';

type Missing = { readonly names: readonly string[]; readonly sentence: Sentence; readonly exitCode?: number };

/** What a student will look for and not find yet: each says in one sentence what to use instead. */
const missing: readonly Missing[] = [
  {
    names: ['info'],
    sentence: {
      es: 'en esta máquina no hay páginas de info: usa man COMANDO.',
      en: 'this machine has no info pages: use man COMMAND.',
    },
  },
  {
    names: ['psql'],
    sentence: {
      es: 'esta máquina todavía no tiene base de datos.',
      en: 'this machine has no database yet.',
    },
  },
  {
    names: ['ssh', 'scp', 'sftp'],
    sentence: {
      es: 'ya estás dentro de la máquina: este comando se usa desde tu propia computadora.',
      en: 'you are already inside the machine: this command is for your own computer.',
    },
  },
  {
    names: ['ping', 'git'],
    sentence: {
      es: 'esta máquina no tiene conexión con el mundo de fuera.',
      en: 'this machine has no connection to the world outside.',
    },
  },
  {
    names: ['htop', 'systemctl'],
    sentence: {
      es: 'este comando no está en la máquina: para ver los procesos usa ps o top.',
      en: 'this machine does not have this command: use ps or top to see processes.',
    },
  },
];

/** The commands for what is not there; a program of the same name takes their place. */
export const missingCommands: readonly GuestCommand[] = missing.flatMap(
  ({ names, sentence, exitCode = 127 }) =>
    names.map((name) => ({
      name,
      run({ variables, complain }) {
        complain(
          `${name}: ${say(
            sentence,
            sessionLanguage((variable) => variables.get(variable)),
          )}\n`,
        );
        return exitCode;
      },
    })),
);
