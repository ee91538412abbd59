import { type Sentence, say } from '../../language/language.ts';
import { quote } from '../shell/syntax.ts';
import { availableCommands } from './apt/installed.ts';
import { asRoot } from './as-root.ts';
import type { CommandContext, GuestCommand } from './guest-command.ts';
import { sessionLanguage } from './session-language.ts';

/** `sudo` and `su`: asks for the account's password, and then does what the course needs of an administrator. */
export const sudoCommands: readonly GuestCommand[] = [
  { name: 'sudo', run: sudo },
  { name: 'su', run: su },
];

async function sudo(context: CommandContext): Promise<number> {
  const { complain, write, account } = context;
  const asked = readArguments(context.arguments);
  if (asked.wrong !== undefined) {
    complain(`sudo: ${asked.wrong}\n${usage}`);
    return 1;
  }
  if (asked.has('k') || asked.has('K')) lastProof.delete(account.homeFolder);
  if (asked.has('k') && asked.words.length === 0) return 0;
  const wantsShell = asked.has('i') || asked.has('s');
  if (asked.words.length === 0 && !wantsShell && !asked.has('v') && !asked.has('l')) {
    complain(usage);
    return 1;
  }
  if (asked.user !== undefined && !['root', account.name].includes(asked.user)) {
    complain(`sudo: unknown user ${asked.user}\n`);
    if (asked.user === 'postgres') complain(`sudo: ${sayTo(context, noPostgres)}\n`);
    return 1;
  }
  const refused = await prove(context, asked);
  if (refused !== undefined) return refused;
  if (asked.has('l')) {
    write(
      `User ${account.name} may run the following commands on ${account.hostname}:\n    (ALL : ALL) ALL\n`,
    );
    return 0;
  }
  if (wantsShell && asked.words.length === 0) {
    complain(`sudo: ${sayTo(context, noRootShell)}\n`);
    return 1;
  }
  const [name] = asked.words;
  if (name === undefined) return 0;
  if (!name.includes('/') && !availableCommands(account).includes(name)) {
    complain(`sudo: ${name}: command not found\n`);
    return 1;
  }
  const line = asked.words.map(quote).join(' ');
  if (asked.user === account.name) return context.runText(line);
  const environment = { ...context.environment, ...asked.variables, SUDO_USER: account.name };
  return asRoot.run(() => context.runText(line, { environment }));
}

/** root has no password, as on a Debian whose first user administers it. */
async function su(context: CommandContext): Promise<number> {
  const { complain, terminal } = context;
  const user = context.arguments.find((word) => !word.startsWith('-')) ?? 'root';
  if (!['root', context.account.name].includes(user)) {
    complain(`su: user ${user} does not exist or the user entry does not contain all the required fields\n`);
    return 1;
  }
  if (terminal) {
    complain('Password: ');
    await context.secretLine();
  }
  complain(`su: Authentication failure\n`);
  if (!context.isInterrupted()) complain(`su: ${sayTo(context, useSudo)}\n`);
  return 1;
}

type Asked = {
  readonly words: readonly string[];
  readonly variables: Readonly<Record<string, string>>;
  readonly user: string | undefined;
  readonly wrong: string | undefined;
  has(letter: string): boolean;
};

function readArguments(args: readonly string[]): Asked {
  const letters = new Set<string>();
  const variables: Record<string, string> = {};
  let user: string | undefined;
  let wrong: string | undefined;
  let index = 0;
  for (; index < args.length; index++) {
    const word = args[index] ?? '';
    const [, name, value] = /^([A-Za-z_]\w*)=(.*)$/s.exec(word) ?? [];
    if (word === '--') {
      index++;
      break;
    }
    if (name !== undefined) variables[name] = value ?? '';
    else if (word === '-u' || word === '--user') user = args[++index];
    else if (/^-u./.test(word)) user = word.slice(2);
    else if (/^-[AbEHiKklnPSsv]+$/.test(word)) for (const letter of word.slice(1)) letters.add(letter);
    else if (word.startsWith('-')) {
      wrong = word.startsWith('--') ? `unrecognized option '${word}'` : `invalid option -- '${word[1]}'`;
      break;
    } else break;
  }
  return { words: args.slice(index), variables, user, wrong, has: (letter) => letters.has(letter) };
}

/** Asks for the password unless it was given a short while ago; the exit code when it was not given. */
async function prove(context: CommandContext, asked: Asked): Promise<number | undefined> {
  const { account, complain, terminal, isInterrupted } = context;
  const last = lastProof.get(account.homeFolder) ?? Number.NEGATIVE_INFINITY;
  if (Date.now() - last < validFor) {
    lastProof.set(account.homeFolder, Date.now());
    return undefined;
  }
  const readsInput = asked.has('S');
  if (asked.has('n') || (!terminal && !readsInput)) {
    if (!asked.has('n')) complain(noTerminal);
    complain('sudo: a password is required\n');
    return 1;
  }
  let tries = 0;
  for (; tries < 3; tries++) {
    complain(`[sudo] password for ${account.name}: `);
    const line = readsInput ? await context.inputLine() : await context.secretLine();
    if (isInterrupted()) return 1;
    if (line === undefined) break;
    if (line.toString().replace(/\r?\n$/, '') === account.password) {
      lastProof.set(account.homeFolder, Date.now());
      return undefined;
    }
    if (tries < 2) complain('Sorry, try again.\n');
  }
  complain(
    tries === 0
      ? 'sudo: a password is required\n'
      : `sudo: ${tries} incorrect password attempt${tries === 1 ? '' : 's'}\n`,
  );
  return 1;
}

// One worker serves one connection, so each has to give the password for itself, as each terminal has on Debian.
const lastProof = new Map<string, number>();
const validFor = 15 * 60 * 1000;

const sayTo = ({ variables }: CommandContext, sentence: Sentence): string =>
  say(
    sentence,
    sessionLanguage((name) => variables.get(name)),
  );

const noPostgres: Sentence = {
  es: 'esta máquina todavía no tiene base de datos.',
  en: 'this machine has no database yet.',
};

const noRootShell: Sentence = {
  es: 'en esta máquina no se abre una sesión de administrador: escribe sudo delante de cada comando.',
  en: 'this machine opens no administrator session: write sudo before each command.',
};

const useSudo: Sentence = {
  es: 'el administrador no tiene contraseña: escribe sudo delante del comando y da la tuya.',
  en: 'the administrator has no password: write sudo before the command and give your own.',
};

const noTerminal =
  'sudo: a terminal is required to read the password; either use the -S option to read from standard input or configure an askpass helper\n';

const usage = `usage: sudo -h | -K | -k | -V
usage: sudo -v [-ABkNnS] [-g group] [-h host] [-p prompt] [-u user]
usage: sudo -l [-ABkNnS] [-g group] [-h host] [-p prompt] [-U user] [-u user] [command [arg ...]]
usage: sudo [-ABbEHkNnPS] [-r role] [-t type] [-C num] [-D directory] [-g group] [-h host] [-p prompt] [-R directory] [-T timeout] [-u user] [VAR=value] [-i | -s] [command [arg ...]]
usage: sudo -e [-ABkNnS] [-r role] [-t type] [-C num] [-D directory] [-g group] [-h host] [-p prompt] [-R directory] [-T timeout] [-u user] file ...
`;
