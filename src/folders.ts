import { homedir } from 'node:os';
import { join } from 'node:path';
import envPaths from 'env-paths';

/** Where baqueano keeps things on the student's own computer. */
export type Folders = {
  /** Progress, settings and the practice machine: the system's usual place for an application's data. */
  readonly data: string;
  /** The files of the exercises, in plain sight in the student's home, because they upload them by hand. */
  readonly work: string;
  /** The practice machine's state: accounts, homes, host key. */
  readonly practice: string;
};

/**
 * The folders for this computer. `BAQUEANO_HOME` puts all of them under one folder: for a class computer whose homes
 * are wiped, and for tests.
 */
export function chooseFolders(environment: NodeJS.ProcessEnv): Folders {
  const root = environment.BAQUEANO_HOME;
  const data = root ? join(root, 'data') : envPaths('baqueano', { suffix: '' }).data;
  const work = root ? join(root, 'files') : join(homedir(), 'baqueano');
  return { data, work, practice: join(data, 'practice') };
}
