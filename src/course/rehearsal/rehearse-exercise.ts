import type { Exercise } from '../course.ts';
import { judgeAlternate, judgeMutant } from './judge.ts';
import { type ExerciseReport, type Finding, sortFindings } from './report.ts';
import { type OpenFreshServer, Run } from './run.ts';
import { type Trial, type TryOptions, tryAll } from './try-all.ts';
import { walk } from './walk.ts';
import { withOutput } from './with-output.ts';

export type RehearsalOptions = TryOptions & { readonly openFreshServer: OpenFreshServer };

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
  const walks: string[] = [];
  const firstStep = exercise.steps[0]?.id ?? '';
  const walkOnce = async () => {
    await using fresh = await options.openFreshServer();
    const { findings, verdicts } = await walk(exercise, fresh, options.signal);
    walks.push(verdicts);
    return findings;
  };
  const trials: Trial[] = [
    { step: firstStep, proof: 'solution', run: walkOnce },
    { step: firstStep, proof: 'solution, again', run: walkOnce },
    ...exercise.steps.flatMap(({ id }) => trialsOf(exercise, id, options)),
  ];
  const findings = [...(await tryAll(trials, options))];
  if (new Set(walks).size > 1) {
    const detail = 'the same solution gave other verdicts to another student';
    findings.push({ kind: 'not-repeatable', step: firstStep, proof: 'solution, again', detail });
  }
  const proofs = exercise.steps.flatMap(({ id }) => exercise.rehearsal.steps[id] ?? []);
  return {
    exercise: exercise.id,
    version: exercise.version,
    solutions: proofs.length,
    alternates: proofs.reduce((sum, step) => sum + step.alternates.length, 0),
    mutants: proofs.reduce((sum, step) => sum + step.mutants.length, 0),
    ...sortFindings(withoutRepeats(findings)),
    milliseconds: Math.round(performance.now() - began),
  };
}

/** Both walks find the same fault of a solution; it is one fault. */
function withoutRepeats(findings: readonly Finding[]): readonly Finding[] {
  const keyOf = ({ kind, step, proof }: Finding) => [kind, step, proof].join('\n');
  const last = new Map(findings.toReversed().map((finding) => [keyOf(finding), finding]));
  return findings.filter((finding) => last.get(keyOf(finding)) === finding);
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
