import { constants } from 'node:os';
import { crashText } from '../../screens/crash.ts';
import { type LeaderKey, showFullScreen } from '../../screens/full-screen.ts';
import { saveSettings } from '../../settings.ts';
import type { CommandContext } from '../command.ts';
import { uploadFiles } from '../upload-files.ts';
import type { OpenedTutor } from './open-tutor-for.ts';

/** The tutor on the whole terminal; returns the exit code when the student leaves. */
export async function showScreen(
  { tutor, server, course }: OpenedTutor,
  leader: LeaderKey,
  { language, environment, errors, folders }: CommandContext,
): Promise<number> {
  const end = await showFullScreen({
    tutor,
    course,
    openShell: (size) => server.openShell(size),
    files: uploadFiles(server, () => tutor.state.open?.localFolder),
    language,
    environment,
    leader,
    keepLanguage: (chosen) => saveSettings(folders.data, { language: chosen }),
  });
  switch (end.kind) {
    case 'closed':
      return 0;
    case 'signal':
      // As a shell counts a program that a signal ended.
      return 128 + (constants.signals[end.signal] ?? 0);
    case 'terminal-gone':
      return 128 + constants.signals.SIGHUP;
    case 'failed':
      errors.write(`${crashText(end.error, language)}\n`);
      return 1;
  }
}
