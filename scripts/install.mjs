// What every script here starts with: the packages that package-lock.json names and the pinned Node are there, or are
// brought. Plain JavaScript without dependencies, because it runs before anything is installed, on Node 20 or newer.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout's top folder. */
export const top = join(dirname(fileURLToPath(import.meta.url)), '..');

const stampFile = join(top, 'node_modules', '.baqueano-installed');

/**
 * Installs what is missing and returns the path of the Node that everything runs on. Costs one file read when
 * nothing is missing.
 * @returns {string}
 */
export function ensureInstalled() {
  const stamp = installStamp();
  if (readStamp() !== stamp) {
    say('Instalando lo que falta (solo la primera vez)…', 'Installing what is missing (first time only)…');
    // Not `ci`: where a registry lacks a platform's optional package, the lock file has no entry for it, and `ci` stops.
    runNpm(['install', '--no-save', '--no-audit', '--no-fund'], top);
    ensurePinnedNode();
    writeFileSync(stampFile, stamp);
  }
  return pinnedNode() ?? systemNode();
}

/** Prints one sentence to standard error in both languages: no language is chosen yet. */
export function say(spanish, english) {
  process.stderr.write(`${spanish}\n${english}\n`);
}

function installStamp() {
  const lock = readFileSync(join(top, 'package-lock.json'));
  return `${createHash('sha256').update(lock).digest('hex')} ${process.platform} ${process.arch}`;
}

function readStamp() {
  return existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : undefined;
}

function pinnedNodePath() {
  return join(top, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

function pinnedNode() {
  return existsSync(pinnedNodePath()) ? pinnedNodePath() : undefined;
}

// The `node` package brings its binary with an install script; where scripts are off (`ignore-scripts`), run it here.
function ensurePinnedNode() {
  if (pinnedNode() && runs(pinnedNodePath())) return;
  const folder = join(top, 'node_modules', 'node');
  if (!existsSync(folder)) return;
  spawnSync(process.execPath, ['installArchSpecificPackage.js'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      npm_config_ignore_scripts: 'false',
      npm_config_audit: 'false',
      npm_config_fund: 'false',
    },
  });
}

function runs(program) {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;
}

// Without the pinned Node (no connection for its binary), the computer's own does if it is new enough.
function systemNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath;
  say(
    `No se pudo instalar Node 24 y el de esta computadora (${process.versions.node}) es anterior a 22.18. Revisa la conexión y vuelve a intentar, o instala un Node más nuevo.`,
    `Node 24 could not be installed and this computer's (${process.versions.node}) is older than 22.18. Check the connection and try again, or install a newer Node.`,
  );
  process.exit(1);
}

// Through the npm that started this script where there is one, so that Windows needs no shell.
function runNpm(words, folder) {
  const npm = process.env.npm_execpath;
  const result = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...words], { cwd: folder, stdio: ['ignore', 2, 2] })
    : spawnSync('npm', words, { cwd: folder, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  if (result.status === 0) return;
  say(
    'La instalación no terminó. Lo de arriba dice por qué; con conexión, vuelve a intentar.',
    'The installation did not finish. The lines above say why; with a connection, try again.',
  );
  process.exit(1);
}
