import type { StepVerdicts } from '../../tasks/look-at-steps.ts';
import type { Finding } from './report.ts';
import { describeStep, passedSteps } from './run.ts';

/** Nothing may pass before anything was done. */
export function judgeStart(verdicts: StepVerdicts): readonly Finding[] {
  const passed = passedSteps(verdicts).map((step): Finding => {
    return { kind: 'passed-at-start', step, proof: 'start', detail: describeStep(verdicts, step) };
  });
  return [...passed, ...couldNotLook(verdicts, [...verdicts.keys()], 'start')];
}

/** After a step's solution that step has newly passed, no other, and none fell back. */
export function judgeSolution(step: string, before: StepVerdicts, after: StepVerdicts): readonly Finding[] {
  const passedBefore = passedSteps(before);
  const passedAfter = passedSteps(after);
  const tooSoon = passedAfter.filter((other) => other !== step && !passedBefore.includes(other));
  return [
    ...refused('solution-refused', step, 'solution', after),
    ...tooSoon.map((other): Finding => {
      const detail = `the solution of ${step} was enough for it: ${describeStep(after, other)}`;
      return { kind: 'passed-too-soon', step: other, proof: 'solution', detail };
    }),
    ...fellBack('solution', before, after),
  ];
}

/** Another right way passes, and undoes nothing. */
export function judgeAlternate(
  step: string,
  name: string,
  before: StepVerdicts,
  after: StepVerdicts,
): readonly Finding[] {
  return [...refused('alternate-refused', step, name, after), ...fellBack(name, before, after)];
}

/** A wrong way fails, and for the reason that the author named (`task.code`). */
export function judgeMutant(
  step: string,
  name: string,
  expect: string,
  verdicts: StepVerdicts,
): readonly Finding[] {
  const detail = describeStep(verdicts, step);
  if (passedSteps(verdicts).includes(step)) return [{ kind: 'mutant-accepted', step, proof: name, detail }];
  const broken = couldNotLook(verdicts, [step], name);
  if (broken.length > 0) return broken;
  const failures = (verdicts.get(step) ?? []).flatMap(({ task, verdict }) =>
    verdict.kind === 'fail' ? [`${task}.${verdict.code}`] : [],
  );
  if (failures.includes(expect)) return [];
  return [{ kind: 'wrong-code', step, proof: name, detail: `expected ${expect}, found ${detail}` }];
}

function refused(
  kind: 'solution-refused' | 'alternate-refused',
  step: string,
  proof: string,
  verdicts: StepVerdicts,
): readonly Finding[] {
  if (passedSteps(verdicts).includes(step)) return [];
  const broken = couldNotLook(verdicts, [step], proof);
  return broken.length > 0 ? broken : [{ kind, step, proof, detail: describeStep(verdicts, step) }];
}

function fellBack(proof: string, before: StepVerdicts, after: StepVerdicts): readonly Finding[] {
  const still = passedSteps(after);
  const lost = passedSteps(before).filter((step) => !still.includes(step));
  const broken = couldNotLook(after, lost, proof);
  const undone = lost.filter((step) => !broken.some((finding) => finding.step === step));
  return [
    ...broken,
    ...undone.map((step): Finding => {
      return { kind: 'regressed', step, proof, detail: describeStep(after, step) };
    }),
  ];
}

/** A server that could not be looked at says nothing about the exercise. */
function couldNotLook(verdicts: StepVerdicts, steps: readonly string[], proof: string): readonly Finding[] {
  const broken = steps.filter((step) =>
    verdicts.get(step)?.some(({ verdict }) => verdict.kind === 'unknown'),
  );
  return broken.map((step) => ({
    kind: 'could-not-look',
    step,
    proof,
    detail: describeStep(verdicts, step),
  }));
}
