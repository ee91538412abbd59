import type { Socket } from 'node:net';
import { PassThrough, type Readable, Writable } from 'node:stream';
import type { ServerChannel } from 'ssh2';

/** A channel as three plain streams, which whoever uses them may end, leave unread or destroy as they like. */
export type ChannelStreams = {
  readonly input: Readable;
  readonly output: Writable;
  readonly errors: Writable;
  /** Settles once all that was written has gone to the client, or can no longer go. */
  finish(): Promise<void>;
  /** Nothing more is taken from the client: who reads the input sees its end. */
  endInput(): void;
  /** The line was cut: nobody waits any longer, what is written vanishes, and the input ends. */
  cut(): void;
};

/**
 * Puts what the SSH library's channel lacks around it: one write at a time, released when the client has taken it,
 * when its socket has room again, or when the line is cut; then nobody waits for it any more.
 */
export function channelStreams(channel: ServerChannel, socket: Socket): ChannelStreams {
  const { send, cut } = oneAtATime(channel, socket);
  const output = writer((bytes) => send('output', bytes));
  const errors = writer((bytes) => send('errors', bytes));
  const input = new PassThrough({ highWaterMark: bufferSize });
  channel.pipe(input);
  // What nobody wants to read must still flow away, or the end of it would never be seen.
  const endInput = () => {
    channel.unpipe(input);
    channel.resume();
    if (!input.writableEnded) input.end();
  };
  input.on('close', endInput);
  for (const stream of [channel, channel.stderr, input, output, errors]) stream.on('error', () => {});
  const finish = async () => {
    await Promise.all([ended(output), ended(errors)]);
  };
  return {
    input,
    output,
    errors,
    finish,
    endInput,
    cut: () => {
      cut();
      endInput();
    },
  };
}

const bufferSize = 65_536;

function writer(send: (bytes: Buffer) => Promise<void>): Writable {
  return new Writable({
    highWaterMark: bufferSize,
    write(bytes: Buffer, _encoding, done) {
      send(bytes).then(() => done(), done);
    },
  });
}

function ended(stream: Writable): Promise<void> {
  return new Promise((resolve) => {
    if (stream.destroyed || stream.writableFinished) return resolve();
    stream.once('finish', resolve).once('close', resolve).end();
  });
}

function oneAtATime(channel: ServerChannel, socket: Socket) {
  let isOpen = true;
  // One waiter at most, kept by hand: to race each write against a promise of the end would gather memory for ever.
  let release = () => {};
  const cut = () => {
    isOpen = false;
    release();
  };
  channel.once('close', cut);
  const wait = (begin: (done: () => void) => void): Promise<void> =>
    new Promise((resolve) => {
      release = resolve;
      begin(resolve);
    });

  const transfer = async (kind: 'output' | 'errors', bytes: Buffer): Promise<void> => {
    if (!isOpen) return;
    const stream = kind === 'output' ? channel : channel.stderr;
    await wait((done) => stream.write(bytes, () => done()));
    forgetSent(channel);
    if (!isOpen || socket.writableLength <= mostUnsent) return;
    // The client may grant any window it likes and read none of it: its socket's buffer is the true measure.
    let drained = () => {};
    await wait((done) => {
      drained = done;
      socket.once('drain', done);
    });
    socket.off('drain', drained);
  };
  let turn: Promise<void> = Promise.resolve();
  const send = (kind: 'output' | 'errors', bytes: Buffer): Promise<void> => {
    turn = turn.then(() => transfer(kind, bytes));
    return turn;
  };
  return { send, cut };
}

const mostUnsent = 1_048_576;

/**
 * ssh2 1.17 keeps the last piece that had to wait for the client's window, and sends it a second time when the other
 * of the two streams has to wait after it.
 */
function forgetSent(channel: ServerChannel): void {
  Object.assign(channel, {
    _chunk: undefined,
    _chunkcb: undefined,
    _chunkErr: undefined,
    _chunkcbErr: undefined,
  });
}
