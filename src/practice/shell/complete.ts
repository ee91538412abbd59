import type { LiveShell } from './live-shell.ts';
import type { Completion } from './worker-messages.ts';

export async function complete(_shell: LiveShell, _before: string): Promise<Completion> {
  return { wordLength: 0, candidates: [] };
}
