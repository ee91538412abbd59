import { openAccounts } from './accounts.ts';
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
  /** Cuts everybody off. The accounts' files stay. */
  close(): Promise<void>;
}

/** Starts a machine on this computer's loopback. Rejects when the port that was asked for is taken. */
export async function startPracticeMachine(options: PracticeMachineOptions): Promise<PracticeMachine> {
  const { hostname, hostKey, hostKeyFingerprint } = openMachineIdentity(options.folder);
  const accounts = openAccounts(options.folder, hostname);
  const server = await startSshServer({
    hostKey,
    port: options.port,
    findAccount: accounts.find,
    openFiles: (account) => openGuestFiles(account),
    startShell: options.startShell ?? ownShell,
    services: options.services ?? [],
  });
  const host = '127.0.0.1';
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
    close: server.close,
    [Symbol.asyncDispose]: server.close,
  };
}

/** The shell is much of the machine: it is loaded when somebody enters. */
const ownShell: ShellStarter = async (request) =>
  (await import('./shell/start-shell.ts')).startShell(request);
