import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openServer } from '../../src/server/open-server.ts';
import type { Server } from '../../src/server/server.ts';
import { type RealServer, realServerMissing, startRealServer } from '../real/sshd.ts';
import { ShownSession } from './shown-session.ts';

describe.skipIf(realServerMissing && !process.env.CI)(
  `a session over SSH (${realServerMissing ?? 'a real sshd'})`,
  () => {
    let real: RealServer;
    let server: Server;

    beforeAll(async () => {
      real = await startRealServer();
      server = openServer(real.target());
    });

    afterAll(async () => {
      await server?.[Symbol.asyncDispose]();
      await real?.stop();
    });

    test('each command that the student ran is told with how it ended', async () => {
      await using shown = new ShownSession({ openShell: (size) => server.openShell(size) });
      await until(() => shown.text().includes('$'));
      shown.type('echo "año; \\\\ nuevo"\r');
      await until(() => shown.commands.length === 1);
      shown.type('\rls /no-such-folder\r');
      await until(() => shown.commands.length === 2);
      expect(shown.commands).toEqual([
        { line: 'echo "año; \\\\ nuevo"', exitCode: 0 },
        { line: 'ls /no-such-folder', exitCode: 2 },
      ]);
    });

    test('when the server goes away and comes back, a new shell opens in the same pane', async () => {
      await using shown = new ShownSession({ openShell: (size) => server.openShell(size) });
      await until(() => shown.text().includes('$'));
      shown.type('echo before the cut\r');
      await until(() => shown.text().includes('before the cut\n'));
      await real.kill();
      await until(() => shown.text().includes('pie cut'));
      expect(shown.text()).toContain('before the cut');
      await real.start();
      await until(() => shown.text().includes('pie open'));
      shown.type('echo after the cut\r');
      await until(() => shown.text().includes('after the cut\n'));
    });

    test('exit leaves the shell and the screen says so', async () => {
      await using shown = new ShownSession({ openShell: (size) => server.openShell(size) });
      await until(() => shown.text().includes('$'));
      shown.type('exit\r');
      await until(() => shown.text().includes('pie left'));
      shown.type('\r');
      await until(() => shown.text().includes('pie open'));
    });
  },
);

async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; tries < 2250 && !condition(); tries++)
    await new Promise((resolve) => setTimeout(resolve, 20));
  expect(condition()).toBe(true);
}
