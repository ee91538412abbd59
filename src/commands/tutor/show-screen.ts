import { crashText } from '../../screens/crash.ts';
import { type LeaderKey, showFullScreen } from '../../screens/full-screen.ts';
import type { CommandContext } from '../command.ts';
import { uploadFiles } from '../upload-files.ts';
import type { OpenedTutor } from './open-tutor-for.ts';

/** The tutor on the whole terminal; returns the exit code when the student leaves. */
export async function showScreen(
  { tutor, server, course }: OpenedTutor,
  leader: LeaderKey,
  { language, environment, errors }: CommandContext,
): Promise<number> {
  const end = await showFullScreen({
    tutor,
    course,
    openShell: (size) => server.openShell(size),
    files: uploadFiles(server, () => tutor.state.open?.localFolder),
    language,
    environment,
    leader,
  });
  if (end.kind !== 'failed') return 0;
  errors.write(`${crashText(end.error, language)}\n`);
  return 1;
}
