import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { setImmediate as turnOfLoop } from 'node:timers/promises';

/** The practice machine's own process: `main.ts FOLDER`. It says when it is ready, and ends when nobody uses it. */
const folder = process.argv[2];
if (folder === undefined) throw new Error('usage: practice-machine FOLDER');

// Killed while it waits for us, our starter is of no more use, and another may be starting a machine already.
let isReady = false;
process.once('disconnect', () => isReady || process.exit(1));

// Loading compiled code from last time halves the time until the machine answers.
enableCompileCache(join(folder, 'machine', 'compiled'));
const { runMachine } = await import('./run-machine.ts');
// Loading has kept the loop from seeing that the starter was killed meanwhile.
await turnOfLoop();

// Whatever one client or one shell brings about, the others' work goes on.
process.on('uncaughtException', (error) => console.error(new Date().toISOString(), error));
process.on('unhandledRejection', (error) => console.error(new Date().toISOString(), error));

const running = await runMachine({ folder, stays: false });
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => running[Symbol.asyncDispose]());
}
// A terminal that closes takes its tutor along, not the machine.
process.on('SIGHUP', () => {});

await turnOfLoop();
isReady = true;
process.send?.('ready', (error: Error | null) => {
  if (error !== null) void running[Symbol.asyncDispose]();
  else if (process.connected) process.disconnect();
});

await running.machine.prepareShell();
await running.stopped;
// A shell's worker that hangs must not keep the machine.
process.exit(0);
