import type { Values } from '../language/language.ts';

/**
 * What broke when a server could not be looked at. The order is that of a connection's life: its name is found, it
 * is reached, its host key is known, the login is accepted, then its shell, its files or its database answer.
 * `tutor` comes last and is apart: the defect is in baqueano or in the exercise, not on the way to the server.
 */
export const layers = [
  'name',
  'reach',
  'host-key',
  'login',
  'shell',
  'files',
  'database',
  'permission',
  'time-out',
  'tutor',
] as const;

export type Layer = (typeof layers)[number];

/**
 * What a task says of a server. `facts` are data (expected, actual, the nearest thing that exists…), cut to what a
 * person can read; sentences are made of them in `explain.ts`, in the reader's language.
 *
 * `fail` means that we looked and it is not so; `unknown` means that we could not look, and is never held against
 * the student; `blocked` means that what it needs has not passed yet.
 */
export type Verdict =
  | { readonly kind: 'pass'; readonly facts: Values }
  | { readonly kind: 'fail'; readonly code: string; readonly facts: Values }
  | { readonly kind: 'blocked'; readonly by: string }
  | { readonly kind: 'unknown'; readonly layer: Layer; readonly detail: string };

export const pass = (facts: Values = {}): Verdict => ({ kind: 'pass', facts });
export const fail = (code: string, facts: Values = {}): Verdict => ({ kind: 'fail', code, facts });
export const blocked = (by: string): Verdict => ({ kind: 'blocked', by });
export const unknown = (layer: Layer, detail: string): Verdict => ({ kind: 'unknown', layer, detail });
