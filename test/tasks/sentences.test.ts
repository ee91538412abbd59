import { describe, expect, test } from 'vitest';
import type { Sentence } from '../../src/language/language.ts';
import { findTask, taskKinds } from '../../src/tasks/registry.ts';

const commands = /\b(mkdir|rmdir|rm|ls|cd|mv|cp|cat|touch|chmod|chown|scp|sftp|nano|vim?|echo|pwd|whoami)\b/;

describe.each(taskKinds)('the sentences of the task %s', (kind) => {
  const task = findTask(kind);
  const sentences: readonly (readonly [string, Sentence])[] = task
    ? [
        ['passed', task.passed],
        ...Object.entries(task.codes).flatMap(([code, { whenNone, ...usual }]): [string, Sentence][] =>
          whenNone
            ? [
                [code, usual],
                [code, whenNone],
              ]
            : [[code, usual]],
        ),
      ]
    : [];

  test('name the same facts in both languages', () => {
    for (const [code, { es, en }] of sentences) expect(placeholders(es), code).toEqual(placeholders(en));
  });

  test('never give the command away', () => {
    for (const [code, { es, en }] of sentences) expect(`${es} ${en}`, code).not.toMatch(commands);
  });

  test('are whole sentences in both languages', () => {
    for (const [code, { es, en }] of sentences) {
      for (const text of [es, en]) expect(text, code).toMatch(/^[¿`\p{Lu}].*[.?]$/su);
      expect(es, code).not.toBe(en);
    }
  });

  test('show names from the server as code, so that none acts as Markdown', () => {
    for (const [code, { es, en }] of sentences) {
      for (const text of [es, en]) {
        const bare = placeholders(text.replace(/`[^`]*`/g, ''));
        const harmless = /^(siblings|missing|line|lines|size|mode|encoding|expected|actual)$/;
        for (const name of bare) expect(name, code).toMatch(harmless);
        if (code === 'different' && kind === 'text') expect(bare).toEqual(['line']);
      }
    }
  });

  test('belong to codes that an author can write after a dot', () => {
    for (const [code] of sentences) expect(code).toMatch(/^[a-z0-9-]+$/);
  });
});

function placeholders(text: string): string[] {
  return [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name).sort();
}
