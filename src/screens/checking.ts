import { pageSentences as text } from '../language/screens/pages.ts';
import type { Chrome } from './chrome.ts';

/** Says in the footer that a look is under way, and, once it has ended, what came of it for the step that was open. */
export async function whileChecking(look: Promise<void>, { tutor, view }: Chrome): Promise<void> {
  const asked = tutor.state.open?.openStep;
  view.toast(text.checking);
  try {
    await look;
  } finally {
    // What the look brought about (a step that passed) has been said by then, and stays.
    if (view.state.toast?.sentence === text.checking) view.update({ toast: undefined });
  }
  const step = tutor.state.open?.steps.find(({ id }) => id === asked);
  if (step?.verdicts.some(({ verdict }) => verdict.kind === 'unknown')) view.toast(text.checkedUnknown);
  else if (step?.status === 'open') view.toast(text.checkedNotYet);
}
