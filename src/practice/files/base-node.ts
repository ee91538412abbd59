/** One thing of the machine's read-only base, which is data and on no disk. All of it belongs to root. */
export type BaseNode =
  | { readonly kind: 'folder'; readonly mode: number; readonly entries: Readonly<Record<string, BaseNode>> }
  | { readonly kind: 'file'; readonly mode: number; readonly read: () => Buffer }
  /** `/dev/null`: reads as empty, swallows what is written. */
  | { readonly kind: 'sink'; readonly mode: number }
  | { readonly kind: 'link'; readonly target: string }
  /** A real private folder of the host, the account's own. */
  | { readonly kind: 'mount'; readonly hostFolder: string };

/** Everything of the base is as old as the system that it speaks of. */
export const baseModified = new Date('2026-02-14T09:00:00Z');

export const folder = (entries: Readonly<Record<string, BaseNode>>, mode = 0o755): BaseNode => ({
  kind: 'folder',
  mode,
  // Names come from data (an account may be called `constructor`), so nothing is inherited.
  entries: Object.assign(Object.create(null), entries),
});

export const file = (text: string | (() => string), mode = 0o644): BaseNode => ({
  kind: 'file',
  mode,
  read: () => Buffer.from(typeof text === 'string' ? text : text()),
});

export const link = (target: string): BaseNode => ({ kind: 'link', target });
