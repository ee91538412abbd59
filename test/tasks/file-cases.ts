import { findCases } from './find-cases.ts';
import type { Case } from './prove-task.ts';

/** The cases of everything that looks for a file. */
export const fileCases = (extra: object): readonly Case[] => [
  ...findCases(extra, 'file'),
  {
    title: 'a folder with the name of the file',
    arrange: 'mkdir notas.txt',
    fields: ({ here }) => ({ path: `${here}/notas.txt`, ...extra }),
    expect: 'is-folder',
  },
  {
    title: 'a pipe with the name of the file does not hold the look up',
    arrange: 'mkfifo notas.txt',
    fields: ({ here }) => ({ path: `${here}/notas.txt`, ...extra }),
    expect: 'not-a-file',
  },
  {
    title: 'a link to an endless device is no file',
    arrange: 'ln -s /dev/zero notas.txt',
    fields: ({ here }) => ({ path: `${here}/notas.txt`, ...extra }),
    expect: 'not-a-file',
  },
];
