/** What a rehearsal found wrong with an exercise, or with the program that looked at it. */
export type FindingKind =
  /** Right work was refused. */
  | 'solution-refused'
  | 'alternate-refused'
  /** Wrong work was accepted, or nothing at all. */
  | 'passed-at-start'
  | 'passed-too-soon'
  | 'mutant-accepted'
  /** Neither, and still not sound. */
  | 'wrong-code'
  | 'regressed'
  | 'unstable'
  | 'trace'
  | 'not-repeatable'
  | 'could-not-look'
  | 'could-not-run';

export type Finding = {
  readonly kind: FindingKind;
  readonly step: string;
  /** Name of the alternate or mutant; `solution`, or `start`. */
  readonly proof: string;
  /** What was seen, in technical words. */
  readonly detail: string;
};

export type ExerciseReport = {
  readonly exercise: string;
  readonly version: number;
  /** How many proofs were tried. */
  readonly solutions: number;
  readonly alternates: number;
  readonly mutants: number;
  readonly falseRefusals: readonly Finding[];
  readonly falseAcceptances: readonly Finding[];
  readonly otherFaults: readonly Finding[];
  readonly milliseconds: number;
};

const refusals: readonly FindingKind[] = ['solution-refused', 'alternate-refused'];
const acceptances: readonly FindingKind[] = ['passed-at-start', 'passed-too-soon', 'mutant-accepted'];

/** Findings sorted into refusals of right work, acceptances of wrong work, and the rest. */
export function sortFindings(
  findings: readonly Finding[],
): Pick<ExerciseReport, 'falseRefusals' | 'falseAcceptances' | 'otherFaults'> {
  const isRefusal = ({ kind }: Finding) => refusals.includes(kind);
  const isAcceptance = ({ kind }: Finding) => acceptances.includes(kind);
  return {
    falseRefusals: findings.filter(isRefusal),
    falseAcceptances: findings.filter(isAcceptance),
    otherFaults: findings.filter((finding) => !isRefusal(finding) && !isAcceptance(finding)),
  };
}

/** Whether nothing at all was found wrong. */
export function isSound(report: ExerciseReport): boolean {
  return [report.falseRefusals, report.falseAcceptances, report.otherFaults].every(
    (list) => list.length === 0,
  );
}
