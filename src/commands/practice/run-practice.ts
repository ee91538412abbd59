import { type Language, say } from '../../language/language.ts';
import { practiceWords as words } from '../../language/practice.ts';
import { accountFolders } from '../../practice/home-folders.ts';
import type { PracticeConnection } from '../../practice/machine.ts';
import { askMachine } from '../../practice/process/ask-machine.ts';
import { type RunningMachine, runMachine } from '../../practice/process/run-machine.ts';
import type { CommandContext } from '../command.ts';

/** Runs the machine here until Ctrl-C, or shares the one that runs already, and tells how to enter. */
export async function runPractice(
  {
    account,
    port,
    json,
  }: { readonly account: string; readonly port: number | undefined; readonly json: boolean },
  context: CommandContext,
): Promise<number> {
  const { language, output, errors, folders, signal } = context;
  await using shared = await askMachine(folders.practice, account);
  await using own = shared === undefined ? await start(folders.practice, port) : undefined;
  const connection = shared ?? own?.machine.connection(account);
  if (connection === undefined) {
    errors.write(`${say(words.portTaken, language, { port: port ?? '' })}\n`);
    return 1;
  }
  const homeFolder = accountFolders(folders.practice, account).home;
  if (json) output.write(`${JSON.stringify({ ...facts(connection), homeFolder })}\n`);
  else output.write(describe(connection, homeFolder, shared !== undefined, language));
  await own?.machine.prepareShell();
  const gone = Promise.resolve(shared?.gone ?? own?.stopped).then(() => true);
  const hasStopped = await staying(Promise.race([gone, aborted(signal).then(() => own !== undefined)]));
  if (!json && hasStopped) output.write(`\n${say(words.stopped, language)}\n`);
  return 0;
}

/** A share in a machine that others run keeps no process alive: while something is waited for, this one is. */
async function staying<Result>(end: Promise<Result>): Promise<Result> {
  const timer = setInterval(() => {}, 60_000);
  try {
    return await end;
  } finally {
    clearInterval(timer);
  }
}

/** Undefined when the port that was asked for is taken. */
async function start(folder: string, port: number | undefined): Promise<RunningMachine | undefined> {
  try {
    return await runMachine({ folder, port, stays: true });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    // Without a port of one's own choice there is another reason, which is not to be hidden.
    if (port !== undefined && (code === 'EADDRINUSE' || code === 'EACCES')) return undefined;
    throw error;
  }
}

function facts({
  host,
  port,
  username,
  password,
  hostKeyFingerprint,
  clientKeyFile,
  hostname,
}: PracticeConnection) {
  return { host, port, username, password, hostKeyFingerprint, clientKeyFile, hostname };
}

function describe(
  connection: PracticeConnection,
  homeFolder: string,
  isShared: boolean,
  language: Language,
): string {
  const { host, port, username, password, hostKeyFingerprint, clientKeyFile, hostname } = connection;
  const labels: readonly (readonly [string, string])[] = [
    [say(words.user, language), username],
    [say(words.password, language), password],
    [say(words.portLabel, language), String(port)],
    [say(words.fingerprint, language), hostKeyFingerprint],
    [say(words.homeFolder, language), homeFolder],
  ];
  const width = Math.max(...labels.map(([label]) => label.length));
  return [
    say(isShared ? words.alreadyRunning : words.ready, language, { hostname }),
    '',
    ...labels.map(([label, value]) => `  ${label.padEnd(width)}  ${value}`),
    '',
    say(words.fromAnotherTerminal, language),
    `  ssh -p ${port} ${username}@${host}`,
    `  scp -P ${port} ${say(words.exampleFile, language)} ${username}@${host}:`,
    `  sftp -P ${port} ${username}@${host}`,
    '',
    say(words.withKey, language),
    `  ssh -i "${clientKeyFile}" -p ${port} ${username}@${host}`,
    '',
    say(isShared ? words.untilLeft : words.untilStopped, language),
    '',
  ].join('\n');
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
