// Bundles src/ into dist/ when it is missing or older than its sources. A bundle starts in about two thirds of the
// time: Ink alone is hundreds of files.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstalled, top } from './install.mjs';

const dist = join(top, 'dist');
const stampFile = join(dist, '.built');

/** Builds when something changed; about 10 ms when nothing did. */
export async function ensureBuilt() {
  const stamp = sourcesStamp();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  await build();
  writeFileSync(stampFile, stamp);
}

async function build() {
  const esbuild = await import('esbuild');
  rmSync(dist, { recursive: true, force: true });
  await esbuild.build({
    absWorkingDir: top,
    entryPoints: {
      main: 'src/main.ts',
      'practice-machine': 'src/practice/process/main.ts',
      'shell-worker': 'src/practice/shell/worker.ts',
      'python-child': 'src/practice/programs/python/child.ts',
      'python-worker': 'src/practice/programs/python/worker.ts',
    },
    outdir: 'dist',
    bundle: true,
    splitting: true,
    // Flat, so that the place of an entry beside its users is the same for every chunk.
    chunkNames: '[name]-[hash]',
    format: 'esm',
    platform: 'node',
    target: 'node22',
    jsx: 'automatic',
    minifySyntax: true,
    legalComments: 'none',
    sourcemap: 'linked',
    sourcesContent: false,
    define: { 'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"' },
    // CommonJS packages inside the bundle still say `require`.
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    external: ['just-bash', 'ssh2', 'cpu-features', 'pyodide', 'react-devtools-core'],
    logLevel: 'warning',
  });
  cpSync(join(top, 'src/practice/programs/python/library'), join(dist, 'python-library'), {
    recursive: true,
    filter: (path) => !path.includes('__pycache__'),
  });
}

// Names, sizes and times of all that goes into the bundle: reading 300 files' contents would cost more than it saves.
function sourcesStamp() {
  const hash = createHash('sha256');
  for (const file of [
    join(top, 'package-lock.json'),
    join(top, 'scripts', 'build.mjs'),
    ...filesBelow(join(top, 'src')),
  ]) {
    const { mtimeMs, size } = statSync(file);
    hash.update(`${file} ${mtimeMs} ${size}\n`);
  }
  return hash.digest('hex');
}

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  ensureInstalled();
  await ensureBuilt();
}
