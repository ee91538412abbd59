import { randomUUID } from 'node:crypto';
import { createServer, type Socket } from 'node:net';
import type { PracticeConnection } from '../machine.ts';
import { jsonLines } from './json-lines.ts';
import { field, isProof, prove } from './proof.ts';

export type ControlServer = {
  readonly port: number;
  close(): Promise<void>;
};

/**
 * Where tutors ask for the machine. Each keeps its line open for as long as it uses the machine; a tutor that is
 * killed loses its line like any other, so nobody has to say goodbye.
 */
export async function startControlServer(options: {
  readonly token: string;
  readonly connect: (account: string) => PracticeConnection;
  /** How many use the machine now; called at each change. */
  readonly onUse: (users: number) => void;
}): Promise<ControlServer> {
  const sockets = new Set<Socket>();
  const users = new Set<Socket>();
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => {
      sockets.delete(socket);
      if (users.delete(socket)) options.onUse(users.size);
    });
    answer(socket, options).then((isUser) => {
      if (!isUser) return void socket.destroy();
      users.add(socket);
      options.onUse(users.size);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen({ host: '127.0.0.1', port: 0 }, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

const patience = 5_000;

/** Whether the other side is a tutor that was told how to connect, and still there. */
async function answer(
  socket: Socket,
  { token, connect }: { readonly token: string; readonly connect: (account: string) => PracticeConnection },
): Promise<boolean> {
  const lines = jsonLines(socket);
  const hello = await lines.receive(patience);
  const question = field(hello, 'question');
  if (typeof question !== 'string') return false;
  const own = randomUUID();
  lines.send({ proof: prove(token, 'machine', question), question: own });
  const request = await lines.receive(patience);
  const account = field(request, 'account');
  if (!isProof(field(request, 'proof'), token, 'tutor', own) || typeof account !== 'string') return false;
  try {
    lines.send({ connection: connect(account) });
    return !socket.destroyed;
  } catch (error) {
    lines.send({ trouble: error instanceof Error ? error.message : String(error) });
    return false;
  }
}
