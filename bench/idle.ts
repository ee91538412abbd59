import { readFile } from 'node:fs/promises';
import type { Figure } from './figure.ts';
import { openStage } from './stage.ts';

const seconds = 10;

/** What the tutor costs while nobody touches it: processor time over ten seconds, and memory, beside tmux's. */
export async function measureIdle(): Promise<readonly Figure[]> {
  if (process.platform !== 'linux') return [];
  await using stage = await openStage();
  await using tutor = await stage.startTutor();
  await tutor.quiet(2000);
  const before = await processorTime(tutor.pid);
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  const used = (await processorTime(tutor.pid)) - before;
  const memory = await residentMegabytes(tutor.pid);
  await using tmux = await stage.startTmux();
  const server = stage.tmuxServer();
  const theirs =
    tmux && server ? (await residentMegabytes(tmux.pid)) + (await residentMegabytes(server)) : undefined;
  const reference = theirs === undefined ? undefined : { name: 'tmux, client and server', value: theirs };
  return [
    {
      name: 'processor while idle',
      unit: '%',
      ours: (used / seconds) * 100,
      reference: undefined,
      goal: 0.5,
    },
    { name: 'memory while idle', unit: 'MB', ours: memory, reference, goal: undefined },
  ];
}

// Seconds of user and system time; fields 14 and 15 of /proc/PID/stat, in ticks of 10 ms (proc_pid_stat(5)).
async function processorTime(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8');
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

async function residentMegabytes(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(text)?.[1] ?? 0) / 1024;
}
