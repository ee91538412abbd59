import { randomUUID } from 'node:crypto';
import { createConnection, type Socket } from 'node:net';
import type { PracticeConnection } from '../machine.ts';
import { jsonLines } from './json-lines.ts';
import { field, isProof, prove } from './proof.ts';
import { type RunningFile, readRunningFile } from './running-file.ts';

/** A running machine, and our share in it: it stays for as long as this is not disposed of. */
export interface SharedMachine extends PracticeConnection, AsyncDisposable {
  /** Settles when the machine has gone, or was given back. */
  readonly gone: Promise<void>;
}

/**
 * Asks the machine that the folder speaks of for an account. Undefined when none is running: no file, nobody at its
 * port, or somebody else there. Throws when the machine itself refuses.
 */
export async function askMachine(folder: string, account: string): Promise<SharedMachine | undefined> {
  const reached = await reachMachine(folder);
  if (reached === undefined) return undefined;
  const { socket, lines, proof, gone } = reached;
  lines.send({ proof, account });
  const answer = await lines.receive(patience);
  const connection = toConnection(field(answer, 'connection'));
  if (connection === undefined) {
    socket.destroy();
    const trouble = field(answer, 'trouble');
    if (typeof trouble === 'string') throw new Error(`the practice machine refused: ${trouble}`);
    return undefined;
  }
  // A tutor that only forgets to give it back must still be able to end.
  socket.unref();
  const giveBack = async () => {
    socket.destroy();
    await gone;
  };
  return { ...connection, gone, [Symbol.asyncDispose]: giveBack };
}

/** The machine that runs in this folder now, without taking a share in it; undefined when none does. */
export async function findRunningMachine(folder: string): Promise<RunningFile | undefined> {
  const reached = await reachMachine(folder);
  reached?.socket.destroy();
  return reached?.running;
}

const patience = 5_000;

/** Speaks to whoever is at the machine's port, and makes sure that it is the machine. */
async function reachMachine(folder: string) {
  const running = readRunningFile(folder);
  const socket = running && (await connect(running.controlPort));
  if (running === undefined || socket === undefined) return undefined;
  const gone = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  const lines = jsonLines(socket);
  const question = randomUUID();
  lines.send({ question });
  const hello = await lines.receive(patience);
  const asked = field(hello, 'question');
  if (!isProof(field(hello, 'proof'), running.token, 'machine', question) || typeof asked !== 'string') {
    socket.destroy();
    return undefined;
  }
  return { running, socket, lines, gone, proof: prove(running.token, 'tutor', asked) };
}

async function connect(port: number): Promise<Socket | undefined> {
  const socket = createConnection({ host: '127.0.0.1', port, noDelay: true });
  return new Promise((resolve) => {
    const timer = setTimeout(() => socket.destroy(), patience);
    socket.once('connect', () => {
      clearTimeout(timer);
      resolve(socket);
    });
    socket.on('error', () => socket.destroy());
    socket.once('close', () => {
      clearTimeout(timer);
      resolve(undefined);
    });
  });
}

function toConnection(value: unknown): PracticeConnection | undefined {
  const text = (name: keyof PracticeConnection): string => String(field(value, name) ?? '');
  const port = field(value, 'port');
  if (typeof port !== 'number') return undefined;
  return {
    host: text('host'),
    port,
    username: text('username'),
    password: text('password'),
    hostKeyFingerprint: text('hostKeyFingerprint'),
    clientKeyFile: text('clientKeyFile'),
    hostname: text('hostname'),
  };
}
