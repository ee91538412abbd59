import type { Key } from 'ink';
import { characters } from './parts/text.ts';

/**
 * What Ink heard, as key names: `up`, `enter`, `ctrl+u`, or the character itself. Several characters may arrive at
 * once when somebody types fast; each is a key of its own. Empty when the key has no name here.
 */
export function keysPressed(input: string, key: Key): readonly string[] {
  const named = names.find(([, isPressed]) => isPressed(key));
  if (named) return [named[0]];
  if (key.ctrl) return input.length === 1 ? [`ctrl+${input.toLowerCase()}`] : [];
  if (key.meta) return [];
  return characters(input).flatMap((character) => {
    if (character === '\r' || character === '\n' || character === '\r\n') return ['enter'];
    if (character === '\t') return ['tab'];
    return /\p{Cc}/u.test(character) ? [] : [character];
  });
}

const names: readonly (readonly [string, (key: Key) => boolean])[] = [
  ['up', (key) => key.upArrow],
  ['down', (key) => key.downArrow],
  ['left', (key) => key.leftArrow],
  ['right', (key) => key.rightArrow],
  ['pageUp', (key) => key.pageUp],
  ['pageDown', (key) => key.pageDown],
  ['home', (key) => key.home],
  ['end', (key) => key.end],
  ['enter', (key) => key.return],
  ['escape', (key) => key.escape],
  ['tab', (key) => key.tab],
  ['backspace', (key) => key.backspace],
  ['delete', (key) => key.delete],
];
