import type { Course } from '../course/course.ts';
import type { Language } from '../language/language.ts';
import type { ShellChannel } from '../server/server.ts';
import type { Tutor } from '../tutor/tutor.ts';
import { drawApp } from './app.tsx';
import { chooseGlyphs } from './parts/glyphs.ts';
import { type RunEnd, runSession } from './run-session.ts';
import type { UploadFiles } from './services.ts';
import type { Session } from './session.ts';
import type { ShellHandle } from './view.ts';
import { createView } from './view-state.ts';

export type FullScreenOptions = {
  readonly tutor: Tutor;
  readonly course: Course;
  readonly openShell: (size: { readonly columns: number; readonly rows: number }) => Promise<ShellChannel>;
  readonly files: UploadFiles;
  readonly language: Language;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly leader: LeaderKey;
  readonly keepLanguage: (language: Language) => void;
};

/** The key that calls the guide: its byte, and its name as a person reads it (`Ctrl+G`). */
export type LeaderKey = { readonly byte: number; readonly name: string };

/** Shows the tutor on this process's terminal until the student leaves; says how it ended. */
export async function showFullScreen(options: FullScreenOptions): Promise<RunEnd> {
  const { tutor, course, environment, leader } = options;
  using view = createView({
    language: options.language,
    glyphs: chooseGlyphs(environment),
    leader: leader.name,
  });
  let session: Session | undefined;
  let handle: ShellHandle | undefined;
  const services = {
    files: options.files,
    isBusy: () => handle?.state.kind === 'open' && handle.state.fullScreen,
    keepLanguage: options.keepLanguage,
    quit: () => void session?.close(),
  };
  // Awaited here, or the view would be put away at once and nothing of it be seen to change.
  return await runSession({
    view,
    chrome: (shell) => {
      handle = shell;
      return drawApp({ tutor, course, view, shell, services });
    },
    openShell: async (size) => {
      const channel = await options.openShell(size);
      channel.onData(() => tutor.shellActive());
      return channel;
    },
    onCommand: ({ line, exitCode }) => {
      if (line !== undefined) tutor.ranCommand(line, exitCode);
      void tutor.look();
    },
    noColor: isColorUnwanted(environment),
    leader: leader.byte,
    onStart: (started) => {
      session = started;
    },
  });
}

// As no-color.org asks: any value but an empty one.
function isColorUnwanted(environment: FullScreenOptions['environment']): boolean {
  return (environment.NO_COLOR ?? '') !== '';
}
