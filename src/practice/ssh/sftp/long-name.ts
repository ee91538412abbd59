import type { GuestFacts } from '../../guest-files.ts';

/** The line that `ls -l` in an sftp client shows; the client prints it as the server wrote it. */
export function longName(name: string, facts: GuestFacts, now: Date = new Date()): string {
  const { owner, size, modified } = facts;
  const column = owner.padEnd(8);
  return `${permissions(facts)}    1 ${column} ${column} ${String(size).padStart(8)} ${when(modified, now)} ${name}`;
}

function permissions({ kind, mode }: GuestFacts): string {
  const letters = 'rwxrwxrwx';
  const bits = [...letters].map((letter, index) => (mode & (1 << (8 - index)) ? letter : '-'));
  if (mode & 0o1000) bits[8] = mode & 1 ? 't' : 'T';
  return { file: '-', folder: 'd', link: 'l' }[kind] + bits.join('');
}

const halfYear = 183 * 24 * 3_600_000;

function when(time: Date, now: Date): string {
  const [, month = '', day = '', year = ''] = time.toDateString().split(' ');
  const start = `${month} ${String(Number(day)).padStart(2)}`;
  const isRecent = Math.abs(now.getTime() - time.getTime()) < halfYear;
  return `${start} ${isRecent ? time.toTimeString().slice(0, 5) : ` ${year}`}`;
}
