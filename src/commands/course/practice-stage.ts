import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FreshServer } from '../../course/rehearsal/run.ts';
import { type PracticeMachine, startPracticeMachine } from '../../practice/machine.ts';
import { openServer } from '../../server/open-server.ts';

/** A practice machine of its own for rehearsals; nothing of it stays. */
export type PracticeStage = AsyncDisposable & { openFreshServer(): Promise<FreshServer> };

/** Names that tell an author's slip apart: none is the course's example, and they differ in what a name may hold. */
const names = ['lucia', 'tomas', 'ana-maria', 'joaquin_2', 'valentina', 'x', 'benicio', 'zoe'] as const;

/** Starts the machine in this process; its accounts are made one by one, each for a single proof. */
export async function openPracticeStage(): Promise<PracticeStage> {
  const folder = await mkdtemp(join(tmpdir(), 'baqueano-rehearsal-'));
  const machine = await startPracticeMachine({ folder });
  let made = 0;
  return {
    async openFreshServer() {
      const name = names[made % names.length] ?? names[0];
      const round = Math.floor(made / names.length);
      made += 1;
      return openFresh(machine, round === 0 ? name : `${name}${round + 2}`);
    },
    async [Symbol.asyncDispose]() {
      await machine.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function openFresh(machine: PracticeMachine, student: string): FreshServer {
  const { host, port, username, password, hostKeyFingerprint } = machine.connection(student);
  const server = openServer({
    host,
    port,
    username,
    hostKey: { kind: 'pinned', fingerprint: hostKeyFingerprint },
    login: { password: async () => password },
  });
  return {
    server,
    student,
    ownFolders: ['/tmp'],
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}
