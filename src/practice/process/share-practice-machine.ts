import { join } from 'node:path';
import { askMachine, type SharedMachine } from './ask-machine.ts';
import { spawnMachine } from './spawn-machine.ts';
import { withLock } from './start-lock.ts';

/**
 * The practice machine of this folder, started as a process of its own when it is not running, and shared when it is.
 * It stays for as long as somebody uses it. Throws when it cannot be started (no room on the disk, a folder that
 * cannot be written).
 */
export async function sharePracticeMachine({
  folder,
  account,
}: {
  readonly folder: string;
  /** Login name, see `accountNameFor`; made when it is not there. */
  readonly account: string;
}): Promise<SharedMachine> {
  const running = await askMachine(folder, account);
  if (running !== undefined) return running;
  return withLock(join(folder, 'machine', 'starting.lock'), async () => {
    // Another tutor may have started it while we waited.
    const started = await askMachine(folder, account);
    if (started !== undefined) return started;
    await spawnMachine(folder);
    const machine = await askMachine(folder, account);
    if (machine === undefined)
      throw new Error('the practice machine started, and was gone when it was asked');
    return machine;
  });
}
