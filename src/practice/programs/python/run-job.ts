import type { ProgramContext } from '../program.ts';
import type { FromChild, PythonJob, Reply, Request } from './messages.ts';
import type { ChildEnd, PythonChild } from './python-child.ts';
import { type PythonInput, pythonInput } from './python-input.ts';
import { pythonFolder, takePython, warmPython } from './python-pool.ts';

/** Runs one program, with all that it reads and writes, and gives its exit code. */
export async function runJob(job: PythonJob, context: ProgramContext): Promise<number> {
  if (context.signal.aborted) return 130;
  const child = await takeWithNote(job, context);
  if (typeof child === 'number') return child;
  const interrupt = () => child.send({ kind: 'interrupt' });
  const input = pythonInput(context, { interrupt, quit: () => child.kill() });
  let isQuit = false;
  const stop = () => {
    // A hang-up, or Ctrl-C in a pipe: who does not go by itself is stopped.
    interrupt();
    setTimeout(() => child.kill(), context.terminal ? 0 : graceAfterStop).unref();
    isQuit = true;
  };
  context.signal.addEventListener('abort', stop, { once: true });
  const { terminal } = context;
  const stopListening = terminal?.onResize(() =>
    child.send({ kind: 'resize', columns: terminal.columns, rows: terminal.rows }),
  );
  let writing: Promise<void> = Promise.resolve();
  let failure: string | undefined;
  const hear = (message: FromChild) => {
    switch (message.kind) {
      case 'output':
        writing = writing.then(() => write(message.fd, Buffer.from(message.bytes)));
        return;
      case 'ask':
        void writing.then(() => answer(message.id, message.request));
        return;
      case 'heard':
        if (!message.isHeard) {
          failure = 'KeyboardInterrupt';
          child.kill();
        }
    }
  };
  const write = async (fd: 1 | 2, bytes: Buffer) => {
    if (failure !== undefined) return;
    try {
      if (fd === 1) await context.stdout(bytes);
      else context.stderr(bytes.toString());
      child.send({ kind: 'taken', bytes: bytes.length });
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      failure = `${job.program}: ${error instanceof RangeError ? job.sentences.tooLong : text}`;
      child.kill();
    }
  };
  const answer = async (id: number, request: Request) => {
    const reply = await replyTo(request, input, context);
    if (reply) child.send({ kind: 'answer', id, reply });
  };
  try {
    const end = await child.run(job, hear);
    await writing;
    return say(end, failure, isQuit, context);
  } finally {
    context.signal.removeEventListener('abort', stop);
    stopListening?.();
    input.close();
    if (!context.signal.aborted) warmPython(context.account);
  }
}

/** Milliseconds that a program has to end by itself when its terminal is gone. */
const graceAfterStop = 500;

/** Waits for an interpreter; on a terminal it says what takes so long, and takes that away again. */
async function takeWithNote(job: PythonJob, context: ProgramContext): Promise<PythonChild | number> {
  const { terminal } = context;
  const note = setTimeout(() => terminal?.write(job.sentences.preparing ?? ''), noteAfter);
  let isShown = false;
  note.unref();
  try {
    const taking = takePython(context.account);
    isShown = (await Promise.race([taking.then(() => false), later(noteAfter)])) && terminal !== undefined;
    return await taking;
  } catch (error) {
    context.stderr(`${job.program}: ${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  } finally {
    clearTimeout(note);
    if (isShown) terminal?.write('\r\x1b[K');
  }
}

const noteAfter = 1000;
const later = (milliseconds: number) =>
  new Promise<boolean>((resolve) => setTimeout(() => resolve(true), milliseconds).unref());

async function replyTo(
  request: Request,
  input: PythonInput,
  context: ProgramContext,
): Promise<Reply | undefined> {
  switch (request.kind) {
    case 'input':
      return input.read(request.isSecret);
    case 'prompt':
      return input.prompt(request.prompt, request.history);
    case 'package':
      return { kind: 'bytes', bytes: Buffer.from(await fetchPackage(request.name, context)) };
    case 'link':
      try {
        await context.files.link(request.target, request.path);
        return { kind: 'bytes', bytes: undefined };
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? String(error.code) : 'EIO';
        return { kind: 'failed', code };
      }
  }
}

/** `ok`, or why the package cannot be had. */
async function fetchPackage(name: string, { account, signal }: ProgramContext): Promise<string> {
  const { installPackages, PackageError } = await import('./install-packages.ts');
  try {
    await installPackages(pythonFolder(account), [name], { signal });
    return 'ok';
  } catch (error) {
    return error instanceof PackageError ? error.kind : 'damaged';
  }
}

function say(end: ChildEnd, failure: string | undefined, isQuit: boolean, context: ProgramContext): number {
  if (failure !== undefined) {
    context.stderr(`${failure}\n`);
    return failure === 'KeyboardInterrupt' ? 130 : 1;
  }
  switch (end.kind) {
    case 'exited':
      return end.exitCode;
    case 'killed':
      if (isQuit) return 130;
      context.stderr('Killed\n');
      return 137;
    case 'broken':
      context.stderr(`Fatal Python error: ${end.detail.split('\n')[0]}\nAborted\n`);
      return 134;
  }
}
