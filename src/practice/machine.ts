import { openAccounts } from './accounts.ts';
import { availableCommands } from './commands/apt/installed.ts';
import { openGuestFiles } from './files/open-guest-files.ts';
import { openMachineIdentity } from './machine-identity.ts';
import type { Service } from './ssh/forward.ts';
import type { ShellStarter } from './ssh/session.ts';
import { startSshServer } from './ssh/ssh-server.ts';
import type { StoredAccount } from './stored-account.ts';

/** All that is needed to enter the machine as one of its accounts. */
export type PracticeConnection = {
  readonly host: string;
  readonly port: number;
  readonly username: string;
  readonly password: string;
  /** `SHA256:…` */
  readonly hostKeyFingerprint: string;
  /** Private key of the account, in OpenSSH's form. */
  readonly clientKeyFile: string;
  /** The machine's own name, what `hostname` prints there. */
  readonly hostname: string;
};

export type PracticeMachineOptions = {
  /** Where the machine keeps its accounts and its keys. Two machines must not share one. */
  readonly folder: string;
  /** @default any free one */
  readonly port?: number | undefined;
  readonly services?: readonly Service[];
  /** @default the machine's own shell */
  readonly startShell?: ShellStarter;
};

/** A practice machine in this very process: many accounts on one server. */
export interface PracticeMachine extends AsyncDisposable {
  readonly host: string;
  readonly port: number;
  readonly hostname: string;
  readonly hostKeyFingerprint: string;
  /** The account of this name, made when it is not there. Throws `RangeError` for what cannot be a login name. */
  addAccount(name: string): StoredAccount;
  /** How to enter as this account, which is made when it is not there. */
  connection(name: string): PracticeConnection;
  /** Loads the shell ahead of the first who enters, who then waits half as long. */
  prepareShell(): Promise<void>;
  /** Cuts everybody off. The accounts' files stay. */
  close(): Promise<void>;
}

/** Starts a machine on this computer's loopback. Rejects when the port that was asked for is taken. */
export async function startPracticeMachine(options: PracticeMachineOptions): Promise<PracticeMachine> {
  const { hostname, hostKey, hostKeyFingerprint } = openMachineIdentity(options.folder);
  const accounts = openAccounts(options.folder, hostname);
  const shell = ownShell();
  const server = await startSshServer({
    hostKey,
    port: options.port,
    findAccount: accounts.find,
    openFiles: (account) => openGuestFiles(account, { commands: () => availableCommands(account) }),
    startShell: options.startShell ?? shell.start,
    services: options.services ?? [],
  });
  const host = '127.0.0.1';
  const close = async () => {
    await server.close();
    await shell.close();
  };
  return {
    host,
    port: server.port,
    hostname,
    hostKeyFingerprint,
    addAccount: accounts.add,
    connection: (name) => {
      const { password, clientKeyFile } = accounts.add(name);
      return {
        host,
        port: server.port,
        username: name,
        password,
        hostKeyFingerprint,
        clientKeyFile,
        hostname,
      };
    },
    prepareShell: shell.prepare,
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** The machine's own shell. It is much of the machine's code, so it is loaded when somebody enters, or is about to. */
function ownShell() {
  let loading: Promise<typeof import('./shell/start-shell.ts')> | undefined;
  const load = () => {
    loading ??= import('./shell/start-shell.ts');
    return loading;
  };
  const start: ShellStarter = async (request) => (await load()).startShell(request);
  return {
    start,
    prepare: async () => (await load()).prepareShellWorker(),
    close: async () => {
      if (loading === undefined) return;
      const { stopPrograms, stopSpareShellWorkers } = await loading;
      stopPrograms();
      await stopSpareShellWorkers();
    },
  };
}
