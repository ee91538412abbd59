import type { StepVerdicts } from '../../tasks/look-at-steps.ts';
import type { Exercise } from '../course.ts';
import { judgeSolution, judgeStart } from './judge.ts';
import type { Finding } from './report.ts';
import { type FreshServer, Run } from './run.ts';
import { changesBetween, takeSnapshot } from './snapshot.ts';
import { withOutput } from './with-output.ts';

/** What walking an exercise found, and the verdicts on the way without what differs from student to student. */
export type Walk = { readonly findings: readonly Finding[]; readonly verdicts: string };

/** From the start to the end by the solutions, looked at before and after each step, with every look watched. */
export async function walk(exercise: Exercise, fresh: FreshServer, signal?: AbortSignal): Promise<Walk> {
  await using run = await Run.begin(exercise, fresh, signal);
  const start = await lookTwice(run, exercise.steps[0]?.id ?? '', 'start');
  const findings = [...start.findings, ...judgeStart(start.verdicts)];
  const seen = [outline(start.verdicts)];
  let before = start.verdicts;
  for (const { id } of exercise.steps) {
    const performed = await run.act(id, run.exercise.rehearsal.steps[id]?.solution ?? [], signal);
    const { verdicts, findings: traces } = await lookTwice(run, id, 'solution');
    findings.push(...traces, ...withOutput(judgeSolution(id, before, verdicts), performed));
    seen.push(outline(verdicts));
    before = verdicts;
  }
  return { findings, verdicts: seen.join('\n') };
}

/** Looks, looks again, and sees to it that neither look left anything behind. */
async function lookTwice(
  run: Run,
  step: string,
  proof: string,
): Promise<{ readonly verdicts: StepVerdicts; readonly findings: Finding[] }> {
  const before = await takeSnapshot(run.server.files, run.folders);
  const verdicts = await run.look();
  const again = await run.look();
  const changes = changesBetween(before, await takeSnapshot(run.server.files, run.folders));
  const findings: Finding[] = [];
  if (JSON.stringify([...verdicts]) !== JSON.stringify([...again])) {
    const detail = 'a second look at the same server gave other verdicts';
    findings.push({ kind: 'unstable', step, proof, detail });
  }
  if (changes.length > 0) {
    findings.push({ kind: 'trace', step, proof, detail: `looking changed: ${changes.join(', ')}` });
  }
  return { verdicts, findings };
}

/** Kinds and codes only: facts differ from student to student. */
function outline(verdicts: StepVerdicts): string {
  const tasks = [...verdicts].flatMap(([step, list]) =>
    list.map(({ task, verdict }) => {
      const code = verdict.kind === 'fail' ? verdict.code : '';
      return `${step}.${task} ${verdict.kind} ${code}`;
    }),
  );
  return tasks.join(', ');
}
