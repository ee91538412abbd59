import type { ProgramContext } from '../program.ts';
import { type OpenedText, openText, saveText, type TextFormat } from './text-file.ts';

/** The files that an editor reads and writes, by the names that a student types. `save` throws `GuestFileError`. */
export type Disk = {
  open(name: string): Promise<OpenedText>;
  save(name: string, lines: readonly string[], format: TextFormat): Promise<number>;
  exists(name: string): Promise<boolean>;
};

export function diskOf({ files, directory }: ProgramContext): Disk {
  const pathOf = (name: string) => {
    const fromHome = name === '~' || name.startsWith('~/') ? files.home + name.slice(1) : name;
    return files.resolve(directory, fromHome);
  };
  return {
    open: (name) => openText(files, pathOf(name)),
    save: (name, lines, format) => saveText(files, pathOf(name), lines, format),
    exists: async (name) => (await openText(files, pathOf(name))).kind !== 'new',
  };
}
