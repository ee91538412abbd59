import type { Duplex } from 'node:stream';
import type { Client } from 'ssh2';
import { Gate } from './connect/gate.ts';
import { Line } from './connect/line.ts';
import { openForward } from './connect/open-channel.ts';
import { type Timing, usualTiming } from './connect/timing.ts';
import { FileSession } from './files/file-session.ts';
import { nameFileTrouble } from './files/name-file-trouble.ts';
import { openRemoteFiles } from './files/remote-files.ts';
import { callSftp } from './files/sftp-call.ts';
import { runScript } from './run/run-script.ts';
import type { RunOptions, Server } from './server.ts';
import { openLoginShell } from './shell/open-login-shell.ts';
import { openPipedShell } from './shell/open-piped-shell.ts';
import type { ServerTarget, TargetSource } from './target.ts';

// sshd allows 10 sessions on a connection; some room is left for what a student opens by other ways.
const sessionsAtOnce = 8;

/**
 * Opens a server. It connects at once and in the background: every method waits for that, and `connection` tells
 * how it stands. A first connection that fails closes it; a line that is cut later comes back by itself.
 */
export function openServer(target: ServerTarget | TargetSource, timing: Partial<Timing> = {}): Server {
  const times = { ...usualTiming, ...timing };
  const line = new Line(target, times);
  const sessions = new Gate(sessionsAtOnce);
  const files = new FileSession(() => line.client(), times.ready);
  const run = async (script: string, options?: RunOptions) => {
    const leave = await sessions.enter();
    try {
      return await runScript(await line.client(), script, options);
    } finally {
      leave();
    }
  };
  // A shell keeps its place until its channel is closed.
  const openShellWith = async <Shell>(open: (client: Client, onClose: () => void) => Promise<Shell>) => {
    const leave = await sessions.enter();
    try {
      return await open(await line.client(), leave);
    } catch (error) {
      leave();
      throw error;
    }
  };
  let home: Promise<string> | undefined;

  return {
    get address() {
      return line.address;
    },
    get connection() {
      return line.state;
    },
    onConnection: (listener) => line.onState(listener),
    files: openRemoteFiles(files, run),
    home() {
      home ??= askHome(files);
      home.catch(() => {
        home = undefined;
      });
      return home;
    },
    run,
    openShell: (options) => openShellWith((client, onClose) => openLoginShell(client, options, onClose)),
    openPipedShell: () => openShellWith((client, onClose) => openPipedShell(client, onClose)),
    forward: async (host, port): Promise<Duplex> => openForward(await line.client(), host, port),
    [Symbol.asyncDispose]: () => line[Symbol.asyncDispose](),
  };
}

async function askHome(files: FileSession): Promise<string> {
  const session = await files.open();
  try {
    return await callSftp<string>(session, (done) => session.realpath('.', done));
  } catch (error) {
    throw nameFileTrouble(error, '.');
  }
}
