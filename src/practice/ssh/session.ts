import type { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import type { Connection, PseudoTtyInfo, ServerChannel, Session } from 'ssh2';
import type { Account } from '../account.ts';
import type { GuestFiles } from '../guest-files.ts';
import type { RunningShell, ShellRequest } from '../shell/login-shell.ts';
import { type ChannelStreams, channelStreams } from './channel-streams.ts';
import { keepEnvironment } from './environment.ts';
import { parseScp } from './scp/parse-scp.ts';

/** Starts the shell of the machine; may load it first. */
export type ShellStarter = (request: ShellRequest) => RunningShell | Promise<RunningShell>;

export type SessionContext = {
  readonly client: Connection;
  readonly socket: Socket;
  readonly account: Account;
  readonly files: GuestFiles;
  readonly startShell: ShellStarter;
  /** Channels that are open on this connection. */
  readonly openChannels: Set<Readable>;
};

/** Serves one session of a client: a shell, a command or a file transfer, with or without a terminal. */
export function serveSession(session: Session, context: SessionContext): void {
  const environment: Record<string, string> = {};
  let terminal: Size | undefined;
  let shell: RunningShell | undefined;

  session.on('env', (accept, reject, { key, val }) => {
    if (keepEnvironment(environment, key, val)) accept?.();
    else reject?.();
  });
  session.on('pty', (accept, _reject, info) => {
    terminal = sizeOf(info, info.term);
    accept?.();
  });
  session.on('window-change', (accept, _reject, info) => {
    if (terminal === undefined) return;
    terminal = sizeOf(info, terminal.type);
    shell?.resize(terminal.columns, terminal.rows);
    accept?.();
  });
  session.on('signal', (accept, _reject, { name }) => {
    shell?.signal(name);
    accept?.();
  });

  const run = async (channel: ServerChannel, command: string | undefined) => {
    await withStreams(channel, session, context, async (streams, cut) => {
      const transfer = command === undefined ? undefined : parseScp(command);
      if (transfer !== undefined) {
        const { serveScp } = await import('./scp/serve-scp.ts');
        return { exitCode: await serveScp(transfer, streams, context.files) };
      }
      const asked = terminal;
      const { account, files } = context;
      const { input, output } = streams;
      // On a terminal both go the same way, in the order in which they were written.
      const errors = terminal === undefined ? streams.errors : output;
      const request = { account, files, environment, command, terminal: asked, input, output, errors };
      const running = await context.startShell(request);
      const hangUp = () => running.hangUp();
      if (cut.aborted) hangUp();
      cut.addEventListener('abort', hangUp);
      shell = running;
      // It may have been resized while the shell was on its way.
      if (terminal !== undefined && terminal !== asked) running.resize(terminal.columns, terminal.rows);
      const end = await running.exited;
      cut.removeEventListener('abort', hangUp);
      return end;
    });
  };
  session.on('shell', (accept) => run(accept(), undefined));
  session.on('exec', (accept, _reject, { command }) => run(accept(), command));
  session.on('subsystem', (accept, reject, { name }) => {
    if (name !== 'sftp') return reject?.();
    withStreams(accept(), session, context, async (streams) => {
      const { serveSftp } = await import('./sftp/serve-sftp.ts');
      await serveSftp(streams, context.files, context.account);
      return { exitCode: 0 };
    });
  });
}

type Size = { readonly columns: number; readonly rows: number; readonly type: string };

type End = { readonly exitCode: number; readonly signal?: string };

// A client without a window of its own says 0; what is absurd would only cost memory.
const within = (asked: number, usual: number): number => (asked > 0 ? Math.min(asked, 1000) : usual);

function sizeOf({ cols, rows }: Pick<PseudoTtyInfo, 'cols' | 'rows'>, type: string): Size {
  return { columns: within(cols, 80), rows: within(rows, 24), type: type || 'vt100' };
}

/** Runs what a channel was opened for; whatever happens in it stays in it. */
async function withStreams(
  channel: ServerChannel | undefined,
  session: Session,
  context: SessionContext,
  action: (streams: ChannelStreams, cut: AbortSignal) => Promise<End>,
): Promise<void> {
  // A client may ask a second time on the same session: it gets no second channel.
  if (channel === undefined) return;
  const { client, openChannels } = context;
  const streams = channelStreams(channel, context.socket);
  const cut = new AbortController();
  const hangUp = () => {
    cut.abort();
    streams.cut();
  };
  openChannels.add(channel);
  session.once('close', hangUp);
  channel.once('close', hangUp);
  client.once('close', hangUp);
  let end: End = { exitCode: 255 };
  try {
    end = await action(streams, cut.signal);
  } catch (error) {
    streams.errors.write(`practice machine: ${error instanceof Error ? error.message : String(error)}\n`);
  } finally {
    client.off('close', hangUp);
    openChannels.delete(channel);
    await streams.finish();
    if (end.signal === undefined) channel.exit(end.exitCode);
    else channel.exit(end.signal);
    channel.end();
    streams.endInput();
  }
}
