import type { Account } from '../account.ts';
import type { GuestFiles } from '../guest-files.ts';
import type { Program, ProgramTerminal } from '../programs/program.ts';
import type { Answer, ProgramRequest } from './worker-messages.ts';

export type ProgramSide = {
  readonly account: Account;
  readonly files: GuestFiles;
  readonly terminal: ProgramTerminal | undefined;
  readonly signal: AbortSignal;
  /** What comes through the shell's own standard input. */
  readSome(): Promise<Buffer | undefined>;
  /** Settles when the client can take more. */
  write(fd: 1 | 2, bytes: Buffer): void | Promise<void>;
};

/** Runs a program in the machine's own process and gathers what it writes into a pipe or a file. */
export async function runProgram(
  program: Program,
  request: ProgramRequest,
  side: ProgramSide,
): Promise<Answer> {
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  let gathered = 0;
  const { streams } = request;
  const complain = (text: string) => {
    if (streams.errors) void side.write(2, Buffer.from(text));
    else stderr.push(Buffer.from(text));
  };
  let exitCode: number;
  try {
    exitCode = await program.run({
      arguments: request.arguments,
      environment: request.environment,
      directory: request.directory,
      account: side.account,
      files: side.files,
      terminal: (streams.input || program.opensTerminal) && streams.output ? side.terminal : undefined,
      input: inputOf(request, side),
      stdout: (text) => {
        if (streams.output) return side.write(1, Buffer.from(text));
        const bytes = Buffer.from(text);
        gathered += bytes.length;
        if (gathered > mostGathered) throw new RangeError('too much output for a pipe');
        stdout.push(bytes);
      },
      stderr: complain,
      isTerminal: {
        input: streams.input && side.terminal !== undefined,
        output: streams.output && side.terminal !== undefined,
        errors: streams.errors && side.terminal !== undefined,
      },
      signal: side.signal,
    });
  } catch (error) {
    complain(`${request.name}: ${error instanceof Error ? error.message : String(error)}\n`);
    exitCode = 1;
  }
  return { kind: 'done', exitCode, stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr) };
}

/** Bytes that a pipe or a file behind a program takes: they are all kept until the program has ended. */
const mostGathered = 32 * 1024 * 1024;

async function* inputOf({ input }: ProgramRequest, side: ProgramSide): AsyncIterable<Buffer> {
  if (input) {
    if (input.length > 0) yield Buffer.from(input);
    return;
  }
  while (!side.signal.aborted) {
    const bytes = await side.readSome();
    if (!bytes) return;
    yield bytes;
  }
}
