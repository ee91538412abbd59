import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readIfThere } from '../private-file.ts';

/**
 * Starts the machine as a process of its own and waits until it answers. It outlives us: it goes by itself when the
 * last tutor has left. Throws, with the last of what the machine wrote, when it does not come up.
 */
export async function spawnMachine(
  folder: string,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<void> {
  const own = join(folder, 'machine');
  mkdirSync(own, { recursive: true, mode: 0o700 });
  const logFile = join(own, 'log.txt');
  const log = openSync(logFile, 'w', 0o600);
  const child = spawn(process.execPath, [entry, folder], {
    cwd: folder,
    detached: true,
    windowsHide: true,
    env: cleanEnvironment(environment),
    stdio: ['ignore', log, log, 'ipc'],
  });
  closeSync(log);
  const outcome = await new Promise<string>((resolve) => {
    const timer = setTimeout(() => resolve('it took too long'), longest);
    const settle = (text: string) => {
      clearTimeout(timer);
      resolve(text);
    };
    child.once('message', () => settle('ready'));
    child.once('error', (error) => settle(error.message));
    child.once('exit', (code, signal) => settle(`it ended with ${signal ?? code}`));
  });
  if (child.connected) child.disconnect();
  child.unref();
  if (outcome === 'ready') return;
  child.kill('SIGKILL');
  const said = readIfThere(logFile)?.trim().slice(-2000) ?? '';
  throw new Error(`the practice machine did not start: ${outcome}${said && `\n${said}`}`);
}

const longest = 30_000;

const entry = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? './main.ts' : './practice-machine.js', import.meta.url),
);

/** The machine gets what a Node process needs and none of the person's own variables, where keys are often kept. */
function cleanEnvironment(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept: NodeJS.ProcessEnv = {};
  for (const name of needed) {
    if (environment[name] !== undefined) kept[name] = environment[name];
  }
  return kept;
}

const needed = ['PATH', 'HOME', 'USERPROFILE', 'SystemRoot', 'TMPDIR', 'TEMP', 'TMP', 'TZ', 'LANG'];
