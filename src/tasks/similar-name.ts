import { distance } from 'fastest-levenshtein';

/** How one name can be mistaken for another, in the order in which a teacher would suspect it. */
const likenesses = [
  'look-alike',
  'other-capitals',
  'space-in-name',
  'hidden-character',
  'other-extension',
  'other-accents',
  'similar-name',
] as const;

export type Likeness = (typeof likenesses)[number];

/** The name among `names` that was most likely meant as `wanted`, and in what it differs. */
export function findSimilarName(
  wanted: string,
  names: readonly string[],
): { readonly name: string; readonly likeness: Likeness } | undefined {
  for (const likeness of likenesses) {
    const alike = names.filter((name) => name !== wanted && tests[likeness](wanted, name));
    const nearest = alike.sort((one, other) => distance(one, wanted) - distance(other, wanted))[0];
    if (nearest !== undefined) return { name: nearest, likeness };
  }
  return undefined;
}

/** A text without its accents and other marks. `ñ` loses its tilde too: that is how it gets mistyped. */
export function withoutAccents(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC');
}

const tests: Readonly<Record<Likeness, (wanted: string, name: string) => boolean>> = {
  'look-alike': (wanted, name) => wanted.normalize('NFC') === name.normalize('NFC'),
  'other-capitals': (wanted, name) => folded(wanted) === folded(name),
  'space-in-name': (wanted, name) => folded(wanted) === folded(name.replace(/\s+/gu, ''), /\s+/gu),
  'hidden-character': (wanted, name) =>
    folded(wanted) === folded(name.replace(/[\s\p{Cc}\p{Cf}\p{Zs}\p{Zl}\p{Zp}]/gu, '')),
  'other-extension': (wanted, name) => isOtherExtension(folded(wanted), folded(name)),
  'other-accents': (wanted, name) => withoutAccents(folded(wanted)) === withoutAccents(folded(name)),
  'similar-name': isTypingSlip,
};

function folded(text: string, dropped?: RegExp): string {
  const kept = dropped ? text.replace(dropped, '') : text;
  return kept.normalize('NFC').toLowerCase();
}

/** `notas.txt.txt`, `notas` and `notas.tx` for `notas.txt`; not `datos.json` for `datos.csv`, perhaps another file. */
function isOtherExtension(wanted: string, name: string): boolean {
  const stem = wanted.replace(/\.[^.]+$/, '');
  if (stem === '' || stem === wanted) return name.startsWith(`${wanted}.`) && isExtension(name, wanted);
  if (name === stem) return true;
  if (name.startsWith(`${wanted}.`)) return isExtension(name, wanted);
  return name.startsWith(`${stem}.`) && isExtension(name, stem) && distance(name, wanted) <= 1;
}

/** Whether what a name has beyond a stem is one extension. */
function isExtension(name: string, stem: string): boolean {
  return /^\.[^.]+$/.test(name.slice(stem.length));
}

function isTypingSlip(wanted: string, name: string): boolean {
  // `parte1` and `parte2` are two things, not one mistyped.
  if (wanted.replace(/\d/g, '') === name.replace(/\d/g, '')) return false;
  const allowed = wanted.length <= 5 ? 1 : 2;
  return wanted.length > 2 && distance(folded(wanted), folded(name)) <= allowed;
}
