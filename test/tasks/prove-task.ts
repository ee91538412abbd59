import { lstatSync, readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { languages } from '../../src/language/language.ts';
import { openServer } from '../../src/server/open-server.ts';
import type { Server } from '../../src/server/server.ts';
import { lookAtSteps } from '../../src/tasks/look-at-steps.ts';
import type { LookContext, Task } from '../../src/tasks/task.ts';
import { explainVerdict } from '../../src/verdict/explain.ts';
import type { Verdict } from '../../src/verdict/verdict.ts';
import { type RealServer, realServerMissing, startRealServer } from '../real/sshd.ts';

/** Where a case plays: a folder of its own in the home of an account on a real SSH server. */
export type Place = { readonly here: string; readonly home: string; readonly username: string };

export type Case = {
  /** A sentence about what a student did and what is said of it. */
  readonly title: string;
  /** What the student did before: a script run in the case's folder, after `folder()` of an empty one. */
  readonly arrange?: string;
  readonly fields: (place: Place) => object;
  /** `pass`, `unknown`, or the failure's code. */
  readonly expect: string;
  readonly facts?: (place: Place) => object;
  readonly answer?: string;
  /** The exercise's own files. */
  readonly files?: Readonly<Record<string, string | Buffer>>;
  /** The student's copies of them; `none` when they cannot be seen. @default the exercise's own */
  readonly studentFiles?: Readonly<Record<string, string | Buffer>> | 'none';
};

/**
 * Proves a task on a real SSH server: each case gives its verdict, its sentences are whole in both languages, looking
 * leaves no trace, and no code of the task is without a case.
 */
export function proveTask(task: Task, cases: readonly Case[]): void {
  const skipped = realServerMissing !== undefined && !process.env.CI;
  const title = skipped ? `the task ${task.kind} (skipped: ${realServerMissing})` : `the task ${task.kind}`;

  test(`every code of the task ${task.kind} has a case`, () => {
    const codes = cases.map((one) => one.expect).filter((code) => code !== 'pass' && code !== 'unknown');
    expect(new Set(codes)).toEqual(new Set(Object.keys(task.codes)));
  });

  describe.skipIf(skipped)(title, () => {
    let real: RealServer;
    let server: Server;
    let made = 0;

    beforeAll(async () => {
      real = await startRealServer();
      server = openServer(real.target());
    });

    afterAll(async () => {
      await server[Symbol.asyncDispose]();
      await real.stop();
    });

    test.each(cases)('$title', async (one) => {
      made += 1;
      const home = await server.home();
      const here = `${home}/proof-${process.pid}-${made}`;
      await server.files.makeFolder(here);
      await using _ = {
        async [Symbol.asyncDispose]() {
          await server.run('chmod -R u+rwX .', { directory: here });
          await server.files.remove(here);
        },
      };
      const place = { here, home, username: server.address.username };
      if (one.arrange !== undefined) {
        const { exitCode, stderr } = await server.run(one.arrange, { directory: here });
        expect(exitCode, stderr).toBe(0);
      }
      const before = listing(here);

      const verdict = await lookAt(task, one, place, server);

      expect(listing(here), 'a look leaves no trace').toEqual(before);
      expect(verdict.kind === 'fail' ? verdict.code : verdict.kind, JSON.stringify(verdict)).toBe(one.expect);
      if (one.facts && 'facts' in verdict) expect(verdict.facts).toMatchObject(one.facts(place));
      expectWholeSentences(verdict, task);
    });
  });
}

async function lookAt(task: Task, one: Case, place: Place, server: Server): Promise<Verdict> {
  const fields = task.schema.parse(one.fields(place));
  const declaration = { id: 'task', kind: task.kind, needs: [], latch: false, fields };
  const step = { id: 'step', needs: [], points: 1, tasks: [declaration] };
  const verdicts = await lookAtSteps([step], { contextFor: () => contextOf(one, server) });
  const verdict = verdicts.get('step')?.[0]?.verdict;
  if (!verdict) throw new Error('no verdict');
  return verdict;
}

function contextOf({ answer, files = {}, studentFiles = files }: Case, server: Server): LookContext {
  return {
    server,
    answer,
    exerciseFileNames: Object.keys(files),
    exerciseFile: async (name) => {
      const bytes = files[name];
      if (bytes === undefined) throw new Error(`the exercise has no file ${name}`);
      return Buffer.from(bytes);
    },
    studentFile: async (name) => {
      const bytes = studentFiles === 'none' ? undefined : studentFiles[name];
      return bytes === undefined ? undefined : Buffer.from(bytes);
    },
  };
}

function expectWholeSentences(verdict: Verdict, task: Task): void {
  for (const language of languages) {
    const sentence = explainVerdict(verdict, { step: 'step', id: 'task', kind: task.kind }, { language });
    expect(sentence).not.toContain('{{');
    expect(sentence).not.toMatch(/[\x00-\x1f\x7f-\x9f\u202a-\u202e]/);
    expect(sentence.length).toBeGreaterThan(5);
  }
}

/** All that a folder holds, with kinds, permissions, owners, sizes and times to the nanosecond. */
function listing(path: string): string[] {
  const facts = lstatSync(path, { bigint: true });
  const { mode, uid, gid, size, mtimeNs, ctimeNs, nlink } = facts;
  const target = facts.isSymbolicLink() ? readlinkSync(path) : '';
  const line = [JSON.stringify(path), mode, uid, gid, size, mtimeNs, ctimeNs, nlink, target].join(' ');
  if (!facts.isDirectory()) return [line];
  return [line, ...namesIn(path).flatMap((name) => listing(join(path, name)))];
}

function namesIn(path: string): string[] {
  try {
    return readdirSync(path).sort();
  } catch {
    // Locked by the case itself, where the tests do not run as root.
    return [];
  }
}
