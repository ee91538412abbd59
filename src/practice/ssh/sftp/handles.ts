import { type GuestFile, GuestFileError } from '../../guest-files.ts';
import { mostHandles } from './numbers.ts';

/** What a handle stands for: an open file, or a folder of which some names are still to be told. */
export type Opened =
  | { readonly kind: 'file'; readonly file: GuestFile }
  | { readonly kind: 'folder'; readonly path: string; readonly names: string[] };

/** The open files of one SFTP client, under the names it knows them by. */
export class Handles {
  readonly #opened = new Map<string, Opened>();
  #last = 0;

  /** Throws `EMFILE` when the client has too many open. */
  add(opened: Opened): string {
    if (this.#opened.size >= mostHandles) throw new GuestFileError('EMFILE', '');
    this.#last += 1;
    const name = String(this.#last);
    this.#opened.set(name, opened);
    return name;
  }

  /** Throws `EBADF` for a name that is not open. */
  get(name: string): Opened {
    const opened = this.#opened.get(name);
    if (opened === undefined) throw new GuestFileError('EBADF', '');
    return opened;
  }

  /** Throws `EBADF` for a folder or a name that is not open. */
  file(name: string): GuestFile {
    const opened = this.get(name);
    if (opened.kind !== 'file') throw new GuestFileError('EBADF', '');
    return opened.file;
  }

  async close(name: string): Promise<void> {
    const opened = this.get(name);
    this.#opened.delete(name);
    if (opened.kind === 'file') await opened.file.close();
  }

  async closeAll(): Promise<void> {
    for (const name of [...this.#opened.keys()]) await this.close(name).catch(() => {});
  }
}
