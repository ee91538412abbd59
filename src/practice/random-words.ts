import { randomInt } from 'node:crypto';

/** A password that a beginner can read and type on any keyboard: `kimatolu-zefinabo`, 52 bits by chance. */
export function newPassword(): string {
  const half = () => Array.from({ length: 4 }, syllable).join('');
  return `${half()}-${half()}`;
}

/** A machine's own name, `servidor-7k2f`: different on each, so that it can only be known by looking. */
export function newHostname(): string {
  return `servidor-${Array.from({ length: 4 }, () => pick('23456789abcdefghjkmnpqrstuvwxyz')).join('')}`;
}

const syllable = (): string => pick('bcdfghjklmnprstvz') + pick('aeiou');
const pick = (letters: string): string => letters.charAt(randomInt(letters.length));
