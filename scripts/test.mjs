// `npm test`: types, lint, dead code, the course's own lint, and the tests. All of them run even when one fails, so
// that one run tells everything; the last line holds Vitest's own figures.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled, top } from './install.mjs';

const node = ensureInstalled();
await ensureBuilt();

const modules = join(top, 'node_modules');
const scratch = mkdtempSync(join(tmpdir(), 'baqueano-test-'));
const report = join(scratch, 'report.json');
const only = process.argv.slice(2);

const checks = [
  ['types', join(modules, 'typescript', 'bin', 'tsc'), '-p', top],
  ['lint', join(modules, '@biomejs', 'biome', 'bin', 'biome'), 'check', '--error-on-warnings', top],
  ['dead code', join(modules, 'knip', 'bin', 'knip.js')],
  ['course lint', join(top, 'dist', 'main.js'), 'course', 'lint'],
];

const failed =
  only.length > 0 ? [] : checks.filter(([name, ...words]) => !passes(name, words)).map(([name]) => name);
const vitest = [join(modules, 'vitest', 'vitest.mjs'), 'run', '--reporter=default', '--reporter=json'];
if (!passes('tests', [...vitest, `--outputFile.json=${report}`, ...only])) failed.push('tests');

const figures = readFigures();
rmSync(scratch, { recursive: true, force: true });
if (figures.passed + figures.failed === 0) failed.push('no test ran');
if (failed.length > 0) console.log(`\nNot right: ${failed.join(', ')}`);
console.log(`${figures.passed} passed, ${figures.failed} failed, ${figures.skipped} skipped`);
process.exit(failed.length > 0 ? 1 : 0);

function passes(name, words) {
  console.log(`\n── ${name}`);
  const path = `${dirname(node)}${delimiter}${process.env.PATH ?? ''}`;
  const { status } = spawnSync(node, words, {
    cwd: top,
    stdio: ['ignore', 1, 2],
    env: { ...process.env, PATH: path },
  });
  return status === 0;
}

function readFigures() {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(
      readFileSync(report, 'utf8'),
    );
    return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests };
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
}
