// `npm start -- ARGUMENTS` is `baqueano ARGUMENTS`: installs and builds what is missing, then runs the program on the
// pinned Node. `--run FILE` runs a TypeScript file of the project in its place (the benchmark).
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled, top } from './install.mjs';

const node = ensureInstalled();
await ensureBuilt();

const words = process.argv.slice(2);
const [file, rest] = words[0] === '--run' ? [words[1], words.slice(2)] : ['dist/main.js', words];
const child = spawn(node, [join(top, file), ...rest], { stdio: 'inherit' });

// The terminal sends Ctrl-C to both; the program decides what it means. The others reach only this process.
process.on('SIGINT', () => {});
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('error', (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
