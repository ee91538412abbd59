import { GuestFileError } from '../../guest-files.ts';
import { askText, askYesNo } from './ask.ts';
import { moveTo, type NanoState } from './nano-state.ts';

/** ^O: asks for the name and writes the file; true when it was written. With a name given, does not ask. */
export async function writeOut(nano: NanoState, givenName = ''): Promise<boolean> {
  const name = givenName || (await askText(nano, 'File Name to Write:', nano.name));
  if (name === undefined || name === '') {
    nano.remark = 'Cancelled';
    return false;
  }
  if (name !== nano.name && (await nano.disk.exists(name))) {
    const overwrites = await askYesNo(nano, `File "${name}" exists; OVERWRITE?`);
    if (!overwrites) {
      nano.remark = 'Cancelled';
      return false;
    }
  }
  return save(nano, name);
}

/** ^X: asks about what was not saved, then leaves. */
export async function exit(nano: NanoState): Promise<void> {
  if (!nano.document.isChanged) {
    nano.isDone = true;
    return;
  }
  const saves = await askYesNo(nano, 'Save modified buffer?');
  if (saves === undefined) nano.remark = 'Cancelled';
  else nano.isDone = !saves || (await writeOut(nano));
}

/** ^R: puts a file's lines in at the cursor. */
export async function readFile(nano: NanoState): Promise<void> {
  const name = await askText(nano, 'File to insert:', '');
  if (!name) {
    nano.remark = 'Cancelled';
    return;
  }
  const opened = await nano.disk.open(name);
  if (opened.kind !== 'text') {
    nano.remark = opened.kind === 'folder' ? `"${name}" is a directory` : `File "${name}" not found`;
    return;
  }
  nano.document.begin(nano.cursor);
  nano.document.replaceLines(nano.cursor.line, 0, opened.lines);
  moveTo(nano, { line: nano.cursor.line + opened.lines.length, index: 0 });
  nano.remark = `Read ${opened.lines.length} ${opened.lines.length === 1 ? 'line' : 'lines'}`;
}

async function save(nano: NanoState, name: string): Promise<boolean> {
  try {
    await nano.disk.save(name, nano.document.lines, nano.format);
  } catch (error) {
    nano.remark = `Error writing ${name}: ${reason(error)}`;
    return false;
  }
  nano.name = name;
  nano.document.markSaved();
  const isEmpty = nano.document.lines.length === 1 && nano.document.line(0) === '';
  const count = isEmpty ? 0 : nano.document.lines.length;
  nano.remark = `Wrote ${count} ${count === 1 ? 'line' : 'lines'}`;
  return true;
}

function reason(error: unknown): string {
  switch (error instanceof GuestFileError ? error.code : '') {
    case 'ENOENT':
      return 'No such file or directory';
    case 'EISDIR':
      return 'Is a directory';
    case 'ENOTDIR':
      return 'Not a directory';
    case 'EROFS':
      return 'Read-only file system';
    case 'ENOSPC':
      return 'No space left on device';
    default:
      return 'Permission denied';
  }
}
