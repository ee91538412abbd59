import type { Case, Place } from './prove-task.ts';

/**
 * The cases of everything that looks for something at a path: what is said when it is not there. `extra` are the
 * fields that the task needs beside `path`.
 */
export function findCases(extra: object, kind: 'folder' | 'file'): readonly Case[] {
  const make = kind === 'folder' ? 'mkdir' : 'touch';
  const at =
    (path: string) =>
    ({ here }: Place) => ({ path: `${here}/${path}`, ...extra });
  const found =
    (name: string, found: string, folder = '') =>
    ({ here }: Place) => ({ name, found, folder: `${here}${folder}` });

  return [
    {
      title: 'nothing there yet: says what there is instead',
      arrange: 'mkdir cartas; touch .oculto',
      fields: at('datos'),
      expect: 'missing',
      facts: ({ here }) => ({ name: 'datos', folder: here, siblings: ['cartas'] }),
    },
    {
      title: 'nothing there and the folder is empty',
      fields: at('datos'),
      expect: 'missing',
      facts: () => ({ siblings: [] }),
    },
    {
      title: 'the folder it belongs in is missing: names the first that is',
      arrange: 'mkdir cartas',
      fields: at('2024/mayo/datos'),
      expect: 'missing-parent',
      facts: ({ here }) => ({ folder: here, parent: `${here}/2024`, siblings: ['cartas'] }),
    },
    {
      title: 'a file stands where a folder is needed above it',
      arrange: 'touch ana',
      fields: at('ana/datos'),
      expect: 'parent-is-file',
      facts: ({ here }) => ({ parent: `${here}/ana` }),
    },
    {
      title: 'a link that leads nowhere',
      arrange: 'ln -s nada datos',
      fields: at('datos'),
      expect: 'broken-link',
    },
    {
      title: 'a link that leads to itself',
      arrange: 'ln -s datos datos',
      fields: at('datos'),
      expect: 'broken-link',
    },
    {
      title: 'capitals matter: `Datos` is not `datos`',
      arrange: `${make} Datos`,
      fields: at('datos'),
      expect: 'other-capitals',
      facts: found('datos', 'Datos'),
    },
    {
      title: 'capitals matter in the folder above, too',
      arrange: 'mkdir Ana',
      fields: at('ana/datos'),
      expect: 'other-capitals',
      facts: found('ana', 'Ana'),
    },
    {
      title: 'an accent too few: `cancion` is not `canción`',
      arrange: `${make} cancion`,
      fields: at('canción'),
      expect: 'other-accents',
      facts: found('canción', 'cancion'),
    },
    {
      title: 'the ñ: `manana` is not `mañana`',
      arrange: `${make} manana`,
      fields: at('mañana'),
      expect: 'other-accents',
    },
    {
      title: 'the same name with its accents stored in another way',
      arrange: `${make} "$(printf 'man\\314\\203ana')"`,
      fields: at('ma\u00f1ana'),
      expect: 'look-alike',
    },
    {
      title: 'a space at the end of the name',
      arrange: `${make} 'datos '`,
      fields: at('datos'),
      expect: 'space-in-name',
      facts: found('datos', 'datos '),
    },
    {
      title: 'a line break in the name is made visible',
      arrange: `${make} "$(printf 'da\\033tos')"`,
      fields: at('datos'),
      expect: 'hidden-character',
      facts: found('datos', 'da\\x1btos'),
    },
    {
      title: 'an extension too many, as Windows hides them',
      arrange: `${make} notas.txt.txt`,
      fields: at('notas.txt'),
      expect: 'other-extension',
      facts: found('notas.txt', 'notas.txt.txt'),
    },
    {
      title: 'the extension is missing',
      arrange: `${make} notas`,
      fields: at('notas.txt'),
      expect: 'other-extension',
    },
    {
      title: 'a slip in the extension',
      arrange: `${make} notas.tx`,
      fields: at('notas.txt'),
      expect: 'other-extension',
    },
    {
      title: 'quite another extension is another file',
      arrange: `${make} datos.json`,
      fields: at('datos.csv'),
      expect: 'missing',
    },
    {
      title: 'a slip of the finger',
      arrange: `${make} proyetco`,
      fields: at('proyecto'),
      expect: 'similar-name',
      facts: found('proyecto', 'proyetco'),
    },
    {
      title: 'another number is another thing, not a slip',
      arrange: `${make} parte1`,
      fields: at('parte2'),
      expect: 'missing',
    },
    {
      title: 'made in another folder',
      arrange: `mkdir ana; ${make} ana/unico-${kind}`,
      fields: at(`unico-${kind}`),
      expect: 'elsewhere',
      facts: ({ here }) => ({ name: `unico-${kind}`, found: `${here}/ana`, folder: here }),
    },
    {
      title: 'made in the home instead of the folder',
      arrange: `mkdir ana; touch ana/otra`,
      fields: ({ here, home }) => ({ path: `${here}/ana/${here.slice(home.length + 1)}`, ...extra }),
      expect: 'elsewhere',
      facts: ({ here, home }) => ({ found: home, folder: `${here}/ana` }),
    },
    {
      title: 'a folder that its own permissions lock is not called missing',
      arrange: `mkdir ana; ${make} ana/datos; chmod 000 ana`,
      fields: at('ana/datos'),
      expect: 'no-permission',
      facts: ({ here }) => ({ locked: `${here}/ana`, mode: '000' }),
    },
    {
      title: 'what others lock is not held against the student',
      fields: () => ({ path: '/proc/1/fd/datos', ...extra }),
      expect: 'unknown',
    },
  ];
}
