import { readRunningFile } from '../../src/practice/process/running-file.ts';

/** Ends the machine that tells a folder that it runs there, and waits until its process has gone. */
export async function endMachine(practiceFolder: string): Promise<void> {
  const running = readRunningFile(practiceFolder);
  if (running !== undefined) await endProcess(running.process);
}

/** Asks a process to end and waits until it has; one that does not hear is stopped, and that is an error. */
async function endProcess(id: number): Promise<void> {
  const tooLate = AbortSignal.timeout(20_000);
  signal(id, 'SIGTERM');
  while (signal(id, 0)) {
    if (tooLate.aborted) {
      signal(id, 'SIGKILL');
      throw new Error(`The process ${id} did not end.`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function signal(id: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(id, name);
  } catch {
    return false;
  }
}
