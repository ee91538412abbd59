import type { Tutor, TutorState } from '../tutor/tutor.ts';

/**
 * The tutor as the screen needs it: its state is the same object until something changes that is drawn. That a look
 * begins or ends is not drawn, and happens every few seconds while the student types.
 */
export function drawnTutor(tutor: Tutor): Pick<Tutor, 'state' | 'subscribe'> {
  let drawn = tutor.state;
  return {
    get state() {
      if (!isDrawnAlike(drawn, tutor.state)) drawn = tutor.state;
      return drawn;
    },
    subscribe: (listener) => tutor.subscribe(listener),
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
