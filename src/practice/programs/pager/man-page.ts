import wrapAnsi from 'wrap-ansi';
import type { Language } from '../../../language/language.ts';

/**
 * The lines of a manual page, from its source: blocks with an empty line between them, which are the name, the
 * synopsis, the description and the examples. In a description `OPTION :: text` is an option; in the examples
 * `$ COMMAND` is followed by what it does.
 */
export function renderPage(
  name: string,
  source: string,
  language: Language,
  columns: number,
): readonly string[] {
  const [title = '', synopsis = '', description = '', examples = ''] = source.trim().split(/\n\s*\n/);
  const head = headings[language];
  const upper = `${name.toUpperCase()}(1)`;
  const middle = head.manual;
  const gap = Math.max(1, Math.floor((columns - 2 * upper.length - middle.length) / 2));
  const first = `${upper}${' '.repeat(gap)}${middle}`;
  const lines = [first + upper.padStart(Math.max(upper.length + 1, columns - first.length))];
  const section = (heading: string, body: readonly string[]) =>
    lines.push('', `\x1b[1m${heading}\x1b[0m`, ...body);
  section(head.name, wrap(title, 7, columns));
  section(
    head.synopsis,
    synopsis.split('\n').map((line) => `       \x1b[1m${line.replace(/^\S+/, '$&\x1b[0m')}`),
  );
  section(
    head.description,
    description.split('\n').flatMap((line, index) => [...(index > 0 ? [''] : []), ...item(line, columns)]),
  );
  if (examples !== '') {
    section(
      head.examples,
      examples
        .split('\n')
        .flatMap((line, index) =>
          line.startsWith('$ ')
            ? [...(index > 0 ? [''] : []), `       \x1b[1m${line.slice(2)}\x1b[0m`]
            : wrap(line, 14, columns),
        ),
    );
  }
  return lines;
}

const headings = {
  es: {
    manual: 'Manual de la máquina de práctica',
    name: 'NOMBRE',
    synopsis: 'SINOPSIS',
    description: 'DESCRIPCIÓN',
    examples: 'EJEMPLOS',
  },
  en: {
    manual: 'Practice machine manual',
    name: 'NAME',
    synopsis: 'SYNOPSIS',
    description: 'DESCRIPTION',
    examples: 'EXAMPLES',
  },
} as const;

function item(line: string, columns: number): string[] {
  const [option = '', text] = line.split(' :: ');
  if (text === undefined) return wrap(line, 7, columns);
  return [`       \x1b[1m${option}\x1b[0m`, ...wrap(text, 14, columns)];
}

function wrap(text: string, indent: number, columns: number): string[] {
  return wrapAnsi(text, Math.max(20, columns - indent - 2))
    .split('\n')
    .map((line) => ' '.repeat(indent) + line);
}
