import { fileCases } from './file-cases.ts';
import type { Case, Place } from './prove-task.ts';

/** The cases of everything that reads a text. `arrange` writes `notas.txt`. */
export function textCases(extra: object): readonly Case[] {
  const fields = ({ here }: Place) => ({ path: `${here}/notas.txt`, ...extra });
  return [
    ...fileCases(extra),
    { title: 'an empty file', arrange: ': > notas.txt', fields, expect: 'empty' },
    { title: 'only empty lines', arrange: "printf ' \\n\\n' > notas.txt", fields, expect: 'empty' },
    {
      title: 'a hundred gigabytes are not read',
      arrange: 'truncate -s 100G notas.txt',
      fields,
      expect: 'too-long',
    },
    {
      title: 'a picture is not a text',
      arrange: "printf '\\211PNG\\r\\n\\032\\n\\000\\000' > notas.txt",
      fields,
      expect: 'binary',
    },
    {
      title: 'saved as Latin-1',
      arrange: "printf 'ma\\361ana\\n' > notas.txt",
      fields,
      expect: 'not-utf8',
      facts: () => ({ encoding: 'Latin-1' }),
    },
    {
      title: 'saved as UTF-16, as an older PowerShell does',
      arrange: "printf '\\377\\376a\\000n\\000a\\000' > notas.txt",
      fields,
      expect: 'not-utf8',
      facts: () => ({ encoding: 'UTF-16' }),
    },
    {
      title: 'a text that its own permissions lock is not called missing',
      arrange: 'echo hola > notas.txt; chmod 000 notas.txt',
      fields,
      expect: 'no-permission',
      facts: ({ here }) => ({ locked: `${here}/notas.txt` }),
    },
  ];
}
