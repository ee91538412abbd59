import type { Tutor } from '../tutor/tutor.ts';
import type { Services } from './services.ts';
import type { Uploader } from './upload/uploader.ts';
import type { ShellHandle } from './view.ts';
import type { ViewStore } from './view-state.ts';

/** What the keys of the chrome act on. */
export type Chrome = {
  readonly tutor: Tutor;
  readonly view: ViewStore;
  readonly shell: ShellHandle;
  readonly services: Services;
  readonly uploader: Uploader;
  /** What the last picture came to. */
  readonly measures: Measures;
};

/** What only the picture knows: the window, and how far its texts can be scrolled. Written by whoever draws it. */
export type Measures = {
  columns: number;
  rows: number;
  /** Lines by which the guide beside the shell can be scrolled, at most. */
  guideMost: number;
  /** Lines by which the open page can be scrolled, at most. */
  pageMost: number;
};
