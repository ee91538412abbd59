import { freemem, uptime as secondsOn, totalmem } from 'node:os';
import type { GuestCommand } from './guest-command.ts';
import { parseOptions, usageError } from './options.ts';

/** `free` and `uptime`: the memory and the age of the computer that the machine runs on. */
export const loadCommands: readonly GuestCommand[] = [
  {
    name: 'free',
    run(context) {
      const options = parseOptions(context.arguments, {
        flags: 'bkmghwtv',
        values: 'sc',
        long: { bytes: 'b', kibi: 'k', mebi: 'm', gibi: 'g', human: 'h', total: 't' },
      });
      if (options.kind === 'wrong') {
        context.complain(`free: ${options.message}\n`);
        return 1;
      }
      const show = options.has('h') ? human : inUnits(options.order.findLast((letter) => letter in units));
      const total = totalmem();
      const available = freemem();
      const cache = Math.floor(available / 4);
      const row = (name: string, values: readonly number[]) =>
        `${name.padEnd(8)}${values.map((value) => show(value).padStart(12)).join('')}\n`;
      context.write(
        `               total        used        free      shared  buff/cache   available\n${row('Mem:', [
          total,
          total - available,
          available - cache,
          1024 * 1024,
          cache,
          available,
        ])}${row('Swap:', [0, 0, 0])}`,
      );
      if (options.has('t')) context.write(row('Total:', [total, total - available, available - cache]));
      return 0;
    },
  },
  {
    name: 'uptime',
    run(context) {
      const options = parseOptions(context.arguments, { flags: 'ps', long: { pretty: 'p', since: 's' } });
      if (options.kind === 'wrong') return usageError(context, options);
      const zone = context.environment.TZ || 'UTC';
      const now = Date.now();
      const seconds = Math.floor(secondsOn());
      if (options.has('s')) {
        const since = new Date(now - seconds * 1000).toLocaleString('sv-SE', { timeZone: zone });
        context.write(`${since}\n`);
      } else if (options.has('p')) context.write(`up ${inWords(seconds)}\n`);
      else {
        const users = context.terminal ? 1 : 0;
        context.write(
          ` ${new Date(now).toLocaleTimeString('en-GB', { timeZone: zone })} up ${upFor(seconds)},  ${users} user,  load average: 0.00, 0.00, 0.00\n`,
        );
      }
      return 0;
    },
  },
];

/** ` 3 days,  2:04` as uptime and top have it. */
export function upFor(seconds: number): string {
  const days = Math.floor(seconds / 86_400);
  const hours = Math.floor(seconds / 3600) % 24;
  const minutes = Math.floor(seconds / 60) % 60;
  const clock =
    hours > 0 ? `${String(hours).padStart(2)}:${String(minutes).padStart(2, '0')}` : `${minutes} min`;
  return days === 0 ? clock : `${days} ${days === 1 ? 'day' : 'days'}, ${clock}`;
}

function inWords(seconds: number): string {
  const parts = [
    [Math.floor(seconds / 604_800), 'week'],
    [Math.floor(seconds / 86_400) % 7, 'day'],
    [Math.floor(seconds / 3600) % 24, 'hour'],
    [Math.floor(seconds / 60) % 60, 'minute'],
  ] as const;
  const said = parts
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}${count === 1 ? '' : 's'}`);
  return said.length > 0 ? said.join(', ') : '0 minutes';
}

const units: Readonly<Record<string, number>> = { b: 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 };

const inUnits =
  (letter = 'k') =>
  (bytes: number): string =>
    String(Math.floor(bytes / (units[letter] ?? 1024)));

function human(bytes: number): string {
  let size = bytes;
  let unit = 0;
  for (; size >= 1024 && unit < 4; unit++) size /= 1024;
  if (unit === 0) return `${size}B`;
  return `${size < 10 ? size.toFixed(1) : Math.floor(size)}${'BKMGT'[unit]}i`;
}
