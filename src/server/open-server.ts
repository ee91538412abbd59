import type { Duplex } from 'node:stream';
import { Line } from './connect/line.ts';
import { openForward } from './connect/open-channel.ts';
import { Sessions } from './connect/sessions.ts';
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

/**
 * Opens a server. It connects at once and in the background: every method waits for that, and `connection` tells
 * how it stands. A first connection that fails closes it; a line that is cut later comes back by itself.
 */
export function openServer(target: ServerTarget | TargetSource, timing: Partial<Timing> = {}): Server {
  const times = { ...usualTiming, ...timing };
  const line = new Line(target, times);
  const sessions = new Sessions(() => line.client());
  const files = new FileSession(() => line.client(), times.ready);
  const run = async (script: string, options: RunOptions = {}) =>
    runScript(await sessions.enter(), script, options);
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
    openShell: async (options) => openLoginShell(() => sessions.enter(), options),
    openPipedShell: async () => openPipedShell(await sessions.enter()),
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
