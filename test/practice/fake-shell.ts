import { setTimeout as wait } from 'node:timers/promises';
import type { RunningShell, ShellRequest } from '../../src/practice/shell/login-shell.ts';

/**
 * A stand-in for the machine's shell, so that the SSH server is tested by itself. It knows a handful of words; what
 * it was asked for can be looked at afterwards.
 */
export class FakeShells {
  readonly requests: ShellRequest[] = [];
  readonly resizes: (readonly [number, number])[] = [];
  readonly signals: string[] = [];
  hangUps = 0;
  /** Bytes of floods that the machine has taken. */
  flooded = 0;

  /** Waits until a flood is stopped by who does not read it; returns what was taken of it until then. */
  async floodStops(): Promise<number> {
    for (let before = -1; before !== this.flooded || before === 0; await wait(250)) before = this.flooded;
    return this.flooded;
  }

  readonly start = (request: ShellRequest): RunningShell => {
    this.requests.push(request);
    const leave = Promise.withResolvers<{ exitCode: number; signal?: string }>();
    void run(request, leave.resolve, (bytes) => {
      this.flooded += bytes;
    });
    return {
      exited: leave.promise,
      resize: (columns, rows) => {
        this.resizes.push([columns, rows]);
        request.output.write(`size ${columns}x${rows}\n`);
      },
      signal: (name) => {
        this.signals.push(name);
        leave.resolve({ exitCode: 0, signal: name });
      },
      hangUp: () => {
        this.hangUps += 1;
        leave.resolve({ exitCode: 129 });
      },
    };
  };
}

async function run(
  { command, input, output, errors, terminal, environment, account }: ShellRequest,
  leave: (end: { exitCode: number }) => void,
  taken: (bytes: number) => void,
): Promise<void> {
  const [word, ...rest] = (command ?? 'shell').split(' ');
  switch (word) {
    case 'cat':
      for await (const bytes of input) await write(output, bytes);
      return leave({ exitCode: 0 });
    case 'count': {
      let bytes = 0;
      for await (const chunk of input) bytes += chunk.length;
      await write(output, `${bytes}\n`);
      return leave({ exitCode: 0 });
    }
    case 'flood': {
      const line = Buffer.alloc(65_536, 'x');
      for (let sent = 0; sent < Number(rest[0]); sent += line.length) {
        await write(output, line);
        taken(line.length);
      }
      return leave({ exitCode: 0 });
    }
    case 'both':
      for (let round = 0; round < Number(rest[0]); round += 1) {
        output.write(Buffer.alloc(100_000, 'o'));
        await write(errors, Buffer.alloc(100_000, 'e'));
      }
      return leave({ exitCode: 3 });
    case 'who':
      output.write(
        `${account.name} ${account.hostname} ${environment.LANG ?? 'none'} ${terminal?.columns ?? 'piped'}\n`,
      );
      errors.write('to the errors\n');
      return leave({ exitCode: 7 });
    case 'wait':
      return;
    default:
      output.write(`${account.name}$ `);
      for await (const bytes of input) {
        output.write(bytes);
        if (String(bytes).includes('exit')) break;
      }
      leave({ exitCode: 0 });
  }
}

function write(stream: NodeJS.WritableStream, bytes: Buffer | string): Promise<void> {
  return new Promise((resolve) => stream.write(bytes, () => resolve()));
}
