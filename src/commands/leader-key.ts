import type { LeaderKey } from '../screens/full-screen.ts';

/** The leader key that a person writes as `ctrl+g`; undefined when it is none. */
export function parseLeaderKey(text: string): LeaderKey | undefined {
  const letter = /^(?:ctrl|control|c)[+-]([a-z])$/i.exec(text.trim())?.[1]?.toUpperCase();
  // Enter, Tab, Backspace and Ctrl-C are bytes of this kind too, and nobody could work without them.
  if (letter === undefined || 'CHIJM'.includes(letter)) return undefined;
  return { byte: letter.charCodeAt(0) - 64, name: `Ctrl+${letter}` };
}
