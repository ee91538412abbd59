import { type EmscriptenFiles, errorNumber } from './emscripten.ts';
import type { HostLine } from './host-line.ts';
import type { Request } from './messages.ts';

type Call =
  | { readonly call: 'sleep'; readonly until: number }
  | { readonly call: 'secret' }
  | { readonly call: 'package'; readonly name: string }
  | { readonly call: 'prompt'; readonly prompt: string; readonly history: readonly string[] };

/**
 * How the Python files of the machine talk to the machine: a device that takes JSON and gives bytes. A function of
 * JavaScript, once Python had it in its hands, would be a way to all others.
 */
export function machineDevice(
  FS: EmscriptenFiles,
  line: HostLine,
  retry: <Result>(action: () => Result) => Result,
) {
  let unread: Uint8Array = new Uint8Array();
  let given: Uint8Array = new Uint8Array();
  let isSecret = false;

  const ask = (request: Request): Uint8Array | undefined => {
    const reply = line.ask(request);
    return reply.kind === 'bytes' ? reply.bytes : undefined;
  };
  const operations = {
    write(_stream: unknown, buffer: Uint8Array, offset: number, length: number): number {
      const text = Buffer.from(buffer.subarray(offset, offset + length)).toString();
      const call = readCall(text);
      if (!call) throw new FS.ErrnoError(errorNumber('EINVAL'));
      retry(() => {
        if (call.call === 'sleep') line.sleep(call.until - Date.now());
        else if (call.call === 'secret') isSecret = true;
        else if (call.call === 'package')
          given = ask({ kind: 'package', name: call.name }) ?? new Uint8Array();
        else if (call.call === 'prompt')
          given = ask({ kind: 'prompt', prompt: call.prompt, history: call.history }) ?? new Uint8Array();
        else throw new FS.ErrnoError(errorNumber('EINVAL'));
      });
      return length;
    },
    read(_stream: unknown, buffer: Uint8Array, offset: number, length: number): number {
      const part = given.subarray(0, length);
      buffer.set(part, offset);
      given = given.subarray(part.length);
      return part.length;
    },
    ioctl: () => {
      throw new FS.ErrnoError(errorNumber('EINVAL'));
    },
  };

  return {
    install() {
      const device = FS.makedev(77, 0);
      FS.registerDevice(device, operations);
      FS.mkdev(path, 0o600, device);
      const stream = FS.open(path, 'r+');
      FS.dupStream(stream, deviceHandle);
      FS.close(stream);
    },
    /** Standard input, as much as there is. */
    readInput(buffer: Uint8Array): number {
      if (unread.length === 0) {
        const wasSecret = isSecret;
        isSecret = false;
        unread = ask({ kind: 'input', isSecret: wasSecret }) ?? new Uint8Array();
      }
      const part = unread.subarray(0, buffer.length);
      buffer.set(part);
      unread = unread.subarray(part.length);
      return part.length;
    },
  };
}

function readCall(text: string): Call | undefined {
  try {
    return JSON.parse(text) as Call;
  } catch {
    return undefined;
  }
}

const path = '/dev/.machine';
/** Known to `machine.py`. High, so that the first file that a student opens is number 3, as it should be. */
const deviceHandle = 999;
