import { totalmem, uptime } from 'node:os';
import type { Account } from '../account.ts';

/** A process as `ps` and `top` show it. Sizes are kilobytes. */
export type GuestProcess = {
  readonly owner: string;
  readonly id: number;
  readonly parent: number;
  readonly virtual: number;
  readonly resident: number;
  readonly terminal: string;
  readonly state: string;
  /** Seconds since the machine was switched on. */
  readonly age: number;
  readonly command: string;
};

/** What runs on the machine: the system's own few, the student's connection, and the command that asks. */
export function processesOf(
  { name }: Account,
  asking: { readonly shell: number; readonly command: string; readonly hasTerminal: boolean },
): readonly GuestProcess[] {
  const { shell, command, hasTerminal } = asking;
  const on = Math.floor(uptime());
  const terminal = hasTerminal ? 'pts/0' : '?';
  const daemon = (id: number, resident: number, text: string): GuestProcess => ({
    owner: 'root',
    id,
    parent: id === 1 ? 0 : 1,
    virtual: resident * 4,
    resident,
    terminal: '?',
    state: 'Ss',
    age: on,
    command: text,
  });
  const own = (id: number, parent: number, state: string, text: string, where = terminal): GuestProcess => ({
    owner: name,
    id,
    parent,
    virtual: 9128,
    resident: 5204,
    terminal: where,
    state,
    age: 0,
    command: text,
  });
  return [
    daemon(1, 13_312, '/sbin/init'),
    daemon(412, 9216, '/usr/lib/systemd/systemd-journald'),
    daemon(655, 2816, '/usr/sbin/cron -f'),
    daemon(690, 8064, 'sshd: /usr/sbin/sshd -D [listener] 0 of 10-100 startups'),
    { ...daemon(shell - 2, 11_008, `sshd-session: ${name} [priv]`), parent: 690, age: 0 },
    own(shell - 1, shell - 2, 'S', `sshd-session: ${name}${hasTerminal ? '@pts/0' : '@notty'}`, '?'),
    own(shell, shell - 1, 'Ss', hasTerminal ? '-bash' : 'bash'),
    own(shell + 1, shell, 'R+', command),
  ];
}

/** Share of the memory that a process holds, as `0.1`. */
export const memoryShare = ({ resident }: GuestProcess): string =>
  ((resident * 1024 * 100) / totalmem()).toFixed(1);
