import type { FreshServer } from '../../src/course/rehearsal/run.ts';
import { openServer } from '../../src/server/open-server.ts';
import { type RealServer, realServerHasOwnHome, realServerMissing, startRealServer } from '../real/sshd.ts';

/** Why nothing can be rehearsed on a real server here; undefined when it can. */
export const realStageMissing: string | undefined =
  realServerMissing ?? (realServerHasOwnHome ? undefined : 'only root can make the accounts to work in');

/** A real OpenSSH server as a stage: every fresh server is an account of its own with an empty home. */
export async function openFreshReal(): Promise<FreshServer & { readonly real: RealServer }> {
  const real = await startRealServer();
  const server = openServer(real.target());
  return {
    real,
    server,
    student: real.username,
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      await real.stop();
    },
  };
}
