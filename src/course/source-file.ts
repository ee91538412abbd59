import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Fault, faultAt } from './fault.ts';

/** A text file of a course as it stands on disk. */
export type SourceFile = {
  /** Path from the course's folder, with `/` on every system. */
  readonly path: string;
  readonly text: string;
};

/** Reads a file of a course; `undefined` when it is not there. Encodings that editors leave behind are faults. */
export async function readSource(
  folder: string,
  path: string,
): Promise<{ readonly source: SourceFile | undefined; readonly faults: readonly Fault[] }> {
  const bytes = await readIfThere(join(folder, ...path.split('/')));
  if (!bytes) return { source: undefined, faults: [] };
  const text = bytes.toString('utf8');
  return { source: { path, text: text.replace(/^\uFEFF/, '') }, faults: checkEncoding(path, bytes, text) };
}

async function readIfThere(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function checkEncoding(path: string, bytes: Buffer, text: string): Fault[] {
  const faults: Fault[] = [];
  const start = { line: 1, column: 1 };
  if (text.startsWith('\uFEFF')) faults.push(faultAt(path, start, 'byte-order-mark'));
  if (!Buffer.from(text, 'utf8').equals(bytes)) faults.push(faultAt(path, start, 'not-utf8'));
  const lines = text.split('\n');
  const windowsLine = lines.findIndex((line) => line.endsWith('\r'));
  if (windowsLine >= 0) {
    const column = (lines[windowsLine] ?? '').length;
    faults.push(faultAt(path, { line: windowsLine + 1, column }, 'windows-lines'));
  }
  return faults;
}
