import { z } from 'zod';
import type { Action } from './course.ts';
import { unknownKeystrokes } from './keystrokes.ts';

const text = z.string().min(1);

const keystrokes = z
  .string()
  .min(1)
  .refine((keys) => unknownKeystrokes(keys).length === 0, 'unknown-keystroke');

/** Each way to act is one key; its value says with what. */
const fileActions = {
  makeFolder: text.optional(),
  write: z
    .strictObject({
      path: text,
      text: z.string(),
      mode: z
        .string()
        .regex(/^0[0-7]{3}$/, 'bad-mode')
        .optional(),
    })
    .optional(),
  upload: z.strictObject({ file: text, to: text }).optional(),
  remove: text.optional(),
  shell: text.optional(),
};

const handActions = {
  keys: z.array(keystrokes).min(1).optional(),
  answer: z
    .strictObject({ task: text, value: z.union([z.string(), z.strictObject({ run: text })]) })
    .optional(),
};

const isOneAction = (action: object) =>
  Object.values(action).filter((value) => value !== undefined).length === 1;

/** What may be done before an exercise starts: nothing that needs a person at a keyboard. */
export const setupActionSchema = z.strictObject(fileActions).refine(isOneAction, 'one-action');

/** What may be done in a rehearsal. */
export const actionSchema = z
  .strictObject({ ...fileActions, ...handActions })
  .refine(isOneAction, 'one-action');

type RawAction = z.infer<typeof actionSchema>;

/** An action as the program works with it. */
export function toAction(raw: RawAction): Action {
  if (raw.shell !== undefined) return { kind: 'shell', script: raw.shell };
  if (raw.keys !== undefined) return { kind: 'keys', keys: raw.keys };
  if (raw.makeFolder !== undefined) return { kind: 'makeFolder', path: raw.makeFolder };
  if (raw.remove !== undefined) return { kind: 'remove', path: raw.remove };
  if (raw.upload !== undefined) return { kind: 'upload', ...raw.upload };
  if (raw.answer !== undefined) return { kind: 'answer', ...raw.answer };
  if (raw.write !== undefined) {
    const { path, text: content, mode } = raw.write;
    const write = { kind: 'write', path, text: content } as const;
    return mode === undefined ? write : { ...write, mode: Number.parseInt(mode, 8) };
  }
  throw new Error('an action without a kind passed its schema');
}
