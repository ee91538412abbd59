import type { Tutor, TutorState } from '../tutor/tutor.ts';

/**
 * The tutor's state as the screen needs it: the same object until something changes that is drawn. That a look begins
 * or ends is not drawn, and happens every few seconds while the student types.
 */
export function snapshotsOf(tutor: Tutor): () => TutorState {
  let shown = tutor.state;
  return () => {
    if (!isDrawnAlike(shown, tutor.state)) shown = tutor.state;
    return shown;
  };
}

function isDrawnAlike(one: TutorState, other: TutorState): boolean {
  return (
    one.open === other.open &&
    one.connection === other.connection &&
    one.exercises === other.exercises &&
    one.paused === other.paused &&
    one.progressTrouble === other.progressTrouble &&
    one.student === other.student &&
    one.courseTitle === other.courseTitle
  );
}
