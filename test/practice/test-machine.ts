import {
  type PracticeConnection,
  type PracticeMachineOptions,
  startPracticeMachine,
} from '../../src/practice/machine.ts';
import type { StoredAccount } from '../../src/practice/stored-account.ts';
import { FakeShells } from './fake-shell.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A machine with the account `ana` and a stand-in for the shell, gone when the test ends. */
export async function testMachine(options: Partial<PracticeMachineOptions> = {}): Promise<
  AsyncDisposable & {
    readonly ana: PracticeConnection;
    readonly account: StoredAccount;
    readonly shells: FakeShells;
    readonly folder: string;
    readonly connection: (name: string) => PracticeConnection;
  }
> {
  const folder = temporaryFolder();
  const shells = new FakeShells();
  const machine = await startPracticeMachine({ folder: folder.path, startShell: shells.start, ...options });
  return {
    ana: machine.connection('ana'),
    account: machine.addAccount('ana'),
    shells,
    folder: folder.path,
    connection: machine.connection,
    [Symbol.asyncDispose]: async () => {
      await machine.close();
      folder[Symbol.dispose]();
    },
  };
}
