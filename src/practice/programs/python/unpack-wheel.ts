import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { inflateRawSync } from 'node:zlib';

/** Unpacks a wheel, which is a zip file, into a folder. Throws for what is no zip file and for names that lead out. */
export function unpackWheel(bytes: Buffer, folder: string): void {
  for (const { name, read } of entriesOf(bytes)) {
    const path = posix.normalize(name);
    if (path.startsWith('../') || posix.isAbsolute(path) || /[\\:\0]/.test(path))
      throw new Error(`no name for a file: ${name}`);
    const file = join(folder, ...path.split('/'));
    if (name.endsWith('/')) {
      mkdirSync(file, { recursive: true });
      continue;
    }
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, read());
  }
}

type Entry = { readonly name: string; readonly read: () => Buffer };

function* entriesOf(bytes: Buffer): Generator<Entry> {
  const end = bytes.lastIndexOf(endMark);
  if (end < 0) throw new Error('not a zip file');
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  for (let index = 0; index < count; index++) {
    const method = bytes.readUInt16LE(at + 10);
    const size = bytes.readUInt32LE(at + 20);
    const nameLength = bytes.readUInt16LE(at + 28);
    const skipped = bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    const start = bytes.readUInt32LE(at + 42);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    yield {
      name,
      read: () => {
        const data = start + 30 + bytes.readUInt16LE(start + 26) + bytes.readUInt16LE(start + 28);
        const packed = bytes.subarray(data, data + size);
        return method === 0 ? packed : inflateRawSync(packed);
      },
    };
    at += 46 + nameLength + skipped;
  }
}

const endMark = Buffer.from([0x50, 0x4b, 5, 6]);
