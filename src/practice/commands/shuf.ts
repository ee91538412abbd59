import { randomInt } from 'node:crypto';
import { errorText } from './error-text.ts';
import type { GuestCommand } from './guest-command.ts';
import { parseOptions, usageError } from './options.ts';
import { curlyName, nameIfOdd } from './quote-name.ts';

/** `shuf [-n N] [-r] [-e WORD… | -i A-B | FILE]` */
export const shuf: GuestCommand = {
  name: 'shuf',
  async run(context) {
    const { files, directory, write, complain } = context;
    const options = parseOptions(context.arguments, {
      flags: 'erz',
      values: 'nio',
      long: { echo: 'e', 'head-count': 'n', 'input-range': 'i', output: 'o', repeat: 'r' },
    });
    if (options.kind === 'wrong') return usageError(context, options);
    const count = options.value('n');
    if (count !== undefined && !/^\d+$/.test(count)) {
      complain(`shuf: invalid line count: ${curlyName(count)}\n`);
      return 1;
    }
    let lines: string[];
    const range = options.value('i');
    if (range !== undefined) {
      const [, from, to] = /^(\d+)-(\d+)$/.exec(range) ?? [];
      if (from === undefined || to === undefined || Number(to) - Number(from) > mostNumbers) {
        complain(`shuf: invalid input range: ${curlyName(range)}\n`);
        return 1;
      }
      lines = Array.from({ length: Number(to) - Number(from) + 1 }, (_, index) =>
        String(Number(from) + index),
      );
    } else if (options.has('e')) lines = [...options.operands];
    else {
      const [name = '-', extra] = options.operands;
      if (extra !== undefined) return usageError(context, { message: `extra operand ${curlyName(extra)}` });
      try {
        const bytes = name === '-' ? await context.input() : await files.read(files.resolve(directory, name));
        lines = bytes.toString().replace(/\n$/, '').split('\n');
        if (bytes.length === 0) lines = [];
      } catch (error) {
        complain(`shuf: ${nameIfOdd(name)}: ${errorText(error)}\n`);
        return 1;
      }
    }
    if (options.has('r')) {
      for (let left = Number(count ?? 0); left > 0 && lines.length > 0; left--)
        await write(`${lines[randomInt(lines.length)]}\n`);
      return 0;
    }
    const wanted = Math.min(lines.length, Number(count ?? lines.length));
    for (let index = 0; index < wanted; index++) {
      const other = randomInt(index, lines.length);
      [lines[index], lines[other]] = [lines[other] ?? '', lines[index] ?? ''];
    }
    const text = lines
      .slice(0, wanted)
      .map((line) => `${line}\n`)
      .join('');
    const file = options.value('o');
    if (file === undefined) write(text);
    else await files.write(files.resolve(directory, file), text);
    return 0;
  },
};

// What fits into memory without being felt by the others.
const mostNumbers = 5_000_000;
