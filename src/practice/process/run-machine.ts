import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { packageVersion } from '../../package-folder.ts';
import { type PracticeMachine, startPracticeMachine } from '../machine.ts';
import { readIfThere, writePrivateFile } from '../private-file.ts';
import { startControlServer } from './control-server.ts';
import { removeRunningFile, writeRunningFile } from './running-file.ts';

export type RunOptions = {
  readonly folder: string;
  /** @default the port of last time, else any free one */
  readonly port?: number | undefined;
  /** Whether it stays when nobody uses it. */
  readonly stays: boolean;
};

/** A machine that tutors of other processes find through its folder. */
export interface RunningMachine extends AsyncDisposable {
  readonly machine: PracticeMachine;
  /** Settles when the last tutor has left and the machine has stopped, or when it was disposed of. */
  readonly stopped: Promise<void>;
}

/** Runs a machine in this process and tells the folder where it is. Rejects when the port asked for is taken. */
export async function runMachine({ folder, port, stays }: RunOptions): Promise<RunningMachine> {
  const machine = await startOnPort(folder, port);
  const token = randomUUID();
  const stopped = Promise.withResolvers<void>();
  let timer: NodeJS.Timeout | undefined;

  const stop = async () => {
    clearTimeout(timer);
    removeRunningFile(folder, token);
    await Promise.all([control.close(), machine.close()]);
    stopped.resolve();
  };
  const stopSoon = (delay: number) => {
    clearTimeout(timer);
    if (!stays) timer = setTimeout(stop, delay);
  };
  const control = await startControlServer({
    token,
    connect: machine.connection,
    onUse: (users) => (users === 0 ? stopSoon(afterLast) : clearTimeout(timer)),
  });
  stopSoon(beforeFirst);
  writeRunningFile(folder, {
    process: process.pid,
    port: machine.port,
    controlPort: control.port,
    token,
    version: packageVersion(),
  });
  return { machine, stopped: stopped.promise, [Symbol.asyncDispose]: stop };
}

/** Milliseconds without a tutor: so that closing one and opening another finds the machine still warm. */
const afterLast = 2_000;
/** Whoever started it may have been killed before it asked. */
const beforeFirst = 15_000;

/** The same port each time, so that the student's own ssh knows the machine again. */
async function startOnPort(folder: string, port: number | undefined): Promise<PracticeMachine> {
  if (port !== undefined) return startPracticeMachine({ folder, port });
  const file = join(folder, 'machine', 'port');
  const last = Number(readIfThere(file));
  const isPort = Number.isInteger(last) && last > 1023 && last < 65_536;
  const again = isPort && (await startPracticeMachine({ folder, port: last }).catch(() => undefined));
  if (again) return again;
  const machine = await startPracticeMachine({ folder });
  writePrivateFile(file, `${machine.port}\n`);
  return machine;
}
