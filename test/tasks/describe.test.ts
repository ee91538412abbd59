import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { describeTasks } from '../../src/tasks/describe.ts';
import { findTask, taskKinds } from '../../src/tasks/registry.ts';

test('docs/tasks.md says what the tasks do (node scripts/describe-tasks.mjs writes it)', async () => {
  const page = await readFile(new URL('../../docs/tasks.md', import.meta.url), 'utf8');
  expect(page.replaceAll('\r\n', '\n')).toBe(describeTasks());
});

test('the reference names every task, field and code', () => {
  const page = describeTasks();
  for (const kind of taskKinds) {
    expect(page).toContain(`\n## ${kind}\n`);
    for (const code of Object.keys(findTask(kind)?.codes ?? {})) expect(page).toContain(`\n| \`${code}\` |`);
  }
  expect(page).toContain('| `path` (needed) | text | The folder. A link to a folder counts as one. |');
  expect(page).toContain('| `prints.has` | list of texts |');
  expect(page).toContain('| `of` | `exercise` or `student` |');
});
