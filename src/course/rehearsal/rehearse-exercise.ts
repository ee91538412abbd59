import { visible } from '../../language/untrusted-text.ts';
import type { StepVerdicts } from '../../tasks/look-at-steps.ts';
import type { Exercise } from '../course.ts';
import type { Performed } from '../perform.ts';
import { judgeAlternate, judgeMutant, judgeSolution, judgeStart } from './judge.ts';
import { type ExerciseReport, type Finding, sortFindings } from './report.ts';
import { type OpenFreshServer, Run } from './run.ts';
import { changesBetween, takeSnapshot } from './snapshot.ts';

export type RehearsalOptions = {
  readonly openFreshServer: OpenFreshServer;
  /** Proofs that are tried side by side. @default 4, because much of it is waiting for a screen to come to rest */
  readonly atOnce?: number;
  /** Told before each proof. */
  readonly onProgress?: (proof: {
    readonly exercise: string;
    readonly done: number;
    readonly total: number;
  }) => void;
  readonly signal?: AbortSignal;
};

/** A proof to try: what to report it as, and what trying it finds. */
type Trial = {
  readonly step: string;
  readonly proof: string;
  readonly run: () => Promise<readonly Finding[]>;
};

/**
 * Proves an exercise. The whole solution is walked twice, each time by another student on a fresh server, looked at
 * before and after each step; each alternate and each mutant is tried by yet another student, on the state before its
 * step. A proof that cannot be carried out is a finding too, never an exception; only `signal` ends it early.
 */
export async function rehearseExercise(
  exercise: Exercise,
  options: RehearsalOptions,
): Promise<ExerciseReport> {
  const began = performance.now();
  const walks: string[][] = [];
  const trials: Trial[] = [
    ...['solution', 'solution, again'].map((proof) => ({
      step: exercise.steps[0]?.id ?? '',
      proof,
      run: () => walk(exercise, options, walks),
    })),
    ...exercise.steps.flatMap(({ id }) => trialsOf(exercise, id, options)),
  ];
  const findings = await tryAll(exercise.id, trials, options);
  const [first, second] = walks.map((verdicts) => verdicts.join('\n'));
  if (first !== undefined && second !== undefined && first !== second) {
    const detail = 'the same solution gave other verdicts to another student';
    findings.push({
      kind: 'not-repeatable',
      step: exercise.steps[0]?.id ?? '',
      proof: 'solution, again',
      detail,
    });
  }
  const proofs = exercise.steps.flatMap(({ id }) => exercise.rehearsal.steps[id] ?? []);
  return {
    exercise: exercise.id,
    version: exercise.version,
    solutions: proofs.length,
    alternates: proofs.reduce((sum, step) => sum + step.alternates.length, 0),
    mutants: proofs.reduce((sum, step) => sum + step.mutants.length, 0),
    ...sortFindings(findings),
    milliseconds: Math.round(performance.now() - began),
  };
}

/** From the start to the end by the solutions, everything watched. */
async function walk(
  exercise: Exercise,
  options: RehearsalOptions,
  walks: string[][],
): Promise<readonly Finding[]> {
  await using fresh = await options.openFreshServer();
  await using run = await Run.begin(exercise, fresh, options.signal);
  const start = await lookTwice(run, exercise.steps[0]?.id ?? '', 'start');
  const findings = [...start.findings, ...judgeStart(start.verdicts)];
  const seen = [outline(start.verdicts)];
  let before = start.verdicts;
  for (const { id } of exercise.steps) {
    const performed = await run.act(id, run.exercise.rehearsal.steps[id]?.solution ?? [], options.signal);
    const { verdicts, findings: traces } = await lookTwice(run, id, 'solution');
    findings.push(...traces, ...withOutput(judgeSolution(id, before, verdicts), performed));
    seen.push(outline(verdicts));
    before = verdicts;
  }
  walks.push(seen);
  return findings;
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

function trialsOf(exercise: Exercise, step: string, options: RehearsalOptions): Trial[] {
  const proofs = exercise.rehearsal.steps[step];
  const alternates = (proofs?.alternates ?? []).map(({ name }, index) => ({
    step,
    proof: name,
    run: () =>
      tryOne(exercise, step, options, async (run) => {
        const before = await run.look();
        const alternate = run.exercise.rehearsal.steps[step]?.alternates[index];
        const performed = await run.act(step, alternate?.actions ?? [], options.signal);
        return withOutput(judgeAlternate(step, name, before, await run.look()), performed);
      }),
  }));
  const mutants = (proofs?.mutants ?? []).map(({ name, expect }, index) => ({
    step,
    proof: name,
    run: () =>
      tryOne(exercise, step, options, async (run) => {
        const mutant = run.exercise.rehearsal.steps[step]?.mutants[index];
        const performed = await run.act(step, mutant?.actions ?? [], options.signal);
        return withOutput(judgeMutant(step, name, expect, await run.look()), performed);
      }),
  }));
  return [...alternates, ...mutants];
}

/** Brings a fresh server to the state before a step, and goes on from there. */
async function tryOne(
  exercise: Exercise,
  step: string,
  options: RehearsalOptions,
  goOn: (run: Run) => Promise<readonly Finding[]>,
): Promise<readonly Finding[]> {
  await using fresh = await options.openFreshServer();
  await using run = await Run.begin(exercise, fresh, options.signal);
  const earlier = exercise.steps.slice(
    0,
    exercise.steps.findIndex(({ id }) => id === step),
  );
  for (const { id } of earlier) {
    await run.act(id, run.exercise.rehearsal.steps[id]?.solution ?? [], options.signal);
  }
  return await goOn(run);
}

/** What the scripts printed says most about why work was refused. */
function withOutput(findings: readonly Finding[], performed: readonly Performed[]): readonly Finding[] {
  const printed = performed
    .filter(({ output, exitCode }) => output.trim() !== '' || (exitCode ?? 0) !== 0)
    .map(({ output, exitCode }) => `[exit ${exitCode}] ${visible(output.trim().slice(-300))}`);
  if (printed.length === 0) return findings;
  return findings.map((finding) => ({ ...finding, detail: `${finding.detail} ${printed.join(' ')}` }));
}

async function tryAll(
  exercise: string,
  trials: readonly Trial[],
  options: RehearsalOptions,
): Promise<Finding[]> {
  const found: (readonly Finding[])[] = [];
  let next = 0;
  let done = 0;
  const worker = async () => {
    for (let index = next++; index < trials.length; index = next++) {
      options.signal?.throwIfAborted();
      options.onProgress?.({ exercise, done, total: trials.length });
      const trial = trials[index];
      if (trial) found[index] = await trySafely(trial, options.signal);
      done += 1;
    }
  };
  // All of them give their servers back before anything is told of an end half-way.
  await Promise.allSettled(Array.from({ length: options.atOnce ?? 4 }, worker));
  options.signal?.throwIfAborted();
  options.onProgress?.({ exercise, done, total: trials.length });
  return found.flat();
}

async function trySafely(
  { step, proof, run }: Trial,
  signal: AbortSignal | undefined,
): Promise<readonly Finding[]> {
  try {
    return await run();
  } catch (error) {
    signal?.throwIfAborted();
    return [
      { kind: 'could-not-run', step, proof, detail: error instanceof Error ? error.message : String(error) },
    ];
  }
}
