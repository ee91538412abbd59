import { Box, useInput, usePaste, useWindowSize } from 'ink';
import {
  type ReactNode,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useSyncExternalStore,
} from 'react';
import type { Course } from '../course/course.ts';
import type { Tutor } from '../tutor/tutor.ts';
import type { Chrome, Measures } from './chrome.ts';
import { paste, press } from './controller.ts';
import { drawnTutor } from './drawn-tutor.ts';
import { Footer } from './footer.tsx';
import { Guide, guideContents } from './guide/guide.tsx';
import type { Lesson } from './guide/lesson.ts';
import type { Arrangement } from './layout.ts';
import { pageLines } from './page-lines.ts';
import { Lines } from './parts/lines.tsx';
import type { Scrolled } from './parts/scroll-lines.ts';
import { keysPressed } from './press.ts';
import type { Services } from './services.ts';
import { tooSmallLines } from './too-small.ts';
import { createUploader } from './upload/uploader.ts';
import type { ShellHandle } from './view.ts';
import type { ViewStore } from './view-state.ts';
import { watchTutor } from './watch-tutor.ts';

type AppProps = {
  readonly tutor: Tutor;
  readonly course: Course;
  readonly view: ViewStore;
  readonly shell: ShellHandle;
  readonly services: Services;
};

/** Everything on the screen but the shell itself, for `startSession({ chrome })`. */
export const drawApp = (props: AppProps): ReactNode => <App {...props} />;

function App({ tutor, course, view, shell, services }: AppProps) {
  const { columns, rows } = useWindowSize();
  const lesson: Lesson = {
    tutor: useStore(useMemo(() => drawnTutor(tutor), [tutor])),
    view: useStore(view),
    shell: useStore(shell),
    reader: view.state.reader,
  };
  const chrome = useChrome(tutor, view, shell, services);
  useEffect(() => watchTutor(tutor, view), [tutor, view]);
  useInput((input, key) => {
    for (const name of keysPressed(input, key)) press(name, chrome);
  });
  usePaste((text) => paste(text, chrome));

  const arrangement = view.arrangement(columns, rows);
  const contents = contentsOf(lesson, course, arrangement);
  useLayoutEffect(() => {
    const isPage = arrangement.kind === 'page';
    const most = isPage ? { pageMost: contents.most } : { guideMost: contents.most };
    Object.assign(chrome.measures, { columns, rows }, most);
  });
  if (arrangement.tooSmall) {
    return <Lines lines={tooSmallLines(lesson.reader, columns, rows)} width={columns} height={rows} />;
  }
  return (
    <Box flexDirection="column" width={columns} height={rows}>
      {arrangement.kind === 'page' ? (
        <Lines lines={contents.lines} width={columns} height={arrangement.page.rows} />
      ) : (
        <Guide lesson={lesson} arrangement={arrangement} lines={contents.lines} />
      )}
      <Footer lesson={lesson} columns={columns} most={contents.most} />
    </Box>
  );
}

/** What stands in the page's or the guide's place, and how far it can be scrolled. */
function contentsOf(lesson: Lesson, course: Course, arrangement: Arrangement): Scrolled {
  const { kind, page, guide, tooSmall } = arrangement;
  if (tooSmall) return { lines: [], most: 0 };
  if (kind === 'page') return pageLines(lesson, course, page.columns, page.rows);
  return guide ? guideContents(lesson, guide, kind) : { lines: [], most: 0 };
}

/** The newest state of something that tells of its changes. */
function useStore<State>(store: {
  readonly state: State;
  subscribe(listener: () => void): () => void;
}): State {
  const subscribe = useCallback((listener: () => void) => store.subscribe(listener), [store]);
  return useSyncExternalStore(subscribe, () => store.state);
}

function useChrome(tutor: Tutor, view: ViewStore, shell: ShellHandle, services: Services): Chrome {
  return useMemo(() => {
    const measures: Measures = { columns: 80, rows: 24, guideMost: 0, pageMost: 0 };
    const home = (): string => tutor.state.open?.exercise.values.home ?? '.';
    return { tutor, view, shell, services, measures, uploader: createUploader(view, services.files, home) };
  }, [tutor, view, shell, services]);
}
