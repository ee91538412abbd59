import type { Writable } from 'node:stream';
import { GuestFileError } from '../../guest-files.ts';
import type { ByteReader } from '../byte-reader.ts';
import { writeAll } from '../write-all.ts';

/** The two directions of the old scp protocol, and whether anything went wrong on them. */
export class ScpWire {
  readonly reader: ByteReader;
  readonly #output: Writable;
  hadTrouble = false;

  constructor(reader: ByteReader, output: Writable) {
    this.reader = reader;
    this.#output = output;
  }

  write(bytes: Buffer | string): Promise<void> {
    return writeAll(this.#output, bytes);
  }

  /** "Go on." */
  agree(): Promise<void> {
    return this.write('\0');
  }

  /** Tells the other side what went wrong; the transfer goes on with the next file. */
  async complain(path: string, error: unknown): Promise<void> {
    this.hadTrouble = true;
    const code = error instanceof GuestFileError ? error.code : '';
    await this.write(`\x01scp: ${path}: ${sentences[code] ?? 'Input/output error'}\n`);
  }

  /** Waits for the other side's "go on". False when it refused this file; throws when it left or gave up. */
  async isAgreed(): Promise<boolean> {
    const byte = (await this.reader.exactly(1))?.[0];
    if (byte === 0) return true;
    this.hadTrouble = true;
    if (byte !== 1) throw new Error('the scp client left in the middle');
    await this.reader.line();
    return false;
  }
}

const sentences: Readonly<Record<string, string>> = {
  ENOENT: 'No such file or directory',
  EACCES: 'Permission denied',
  EPERM: 'Operation not permitted',
  EISDIR: 'Is a directory',
  ENOTDIR: 'Not a directory',
  EEXIST: 'File exists',
  ELOOP: 'Too many levels of symbolic links',
  ENOSPC: 'No space left on device',
  EINVAL: 'Invalid argument',
  ENAMETOOLONG: 'File name too long',
  ENOTREG: 'not a regular file',
};
