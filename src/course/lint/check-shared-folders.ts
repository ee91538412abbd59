import { type Fault, faultAt } from '../fault.ts';
import type { ExerciseSource } from '../load-exercise.ts';
import { textsWithin } from '../placeholders.ts';

/**
 * Setup and proofs stay in the home. On a real server `/tmp` is everybody's: what one student's proof leaves there, the
 * next one's can neither overwrite nor remove, and the same exercise is sound today and unsound tomorrow.
 */
export function checkSharedFolders({ contract, rehearsal }: ExerciseSource): readonly Fault[] {
  const setup = contract ? textsWithin(contract.raw.setup, ['setup']) : [];
  const proofs = rehearsal ? textsWithin(rehearsal.raw) : [];
  return [
    ...setup.map((one) => ({ ...one, file: contract?.file })),
    ...proofs.map((one) => ({ ...one, file: rehearsal?.file })),
  ].flatMap(({ path, text, file }) => {
    const isAction = !['name', 'text', 'expect'].includes(String(path.at(-1)));
    const isShared = isAction && /(^|[\s"'=:<>(])\/(var\/)?tmp(\/|\s|["')]|$)/.test(text);
    return isShared && file ? [faultAt(file.path, file.positionOf(path), 'shared-folder')] : [];
  });
}
