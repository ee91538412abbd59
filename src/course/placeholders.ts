import { fill } from '../language/language.ts';
import type { Path } from './yaml-file.ts';

/** A `{{name}}` in a text: which, and how many characters before it. */
export type Placeholder = { readonly name: string; readonly offset: number };

/** The `{{name}}` placeholders of a text, as `fill` understands them. */
export function placeholdersIn(text: string): readonly Placeholder[] {
  return [...text.matchAll(/\{\{\s*([\w.-]+)\s*\}\}/g)].map((match) => ({
    name: match[1] ?? '',
    offset: match.index,
  }));
}

/** A value with the placeholders of every text in it filled, keys of objects excepted. */
export function fillDeep<Value>(value: Value, values: Readonly<Record<string, string>>): Value;
export function fillDeep(value: unknown, values: Readonly<Record<string, string>>): unknown {
  if (typeof value === 'string') return fill(value, values);
  if (Array.isArray(value)) return value.map((item) => fillDeep(item, values));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, fillDeep(inner, values)]));
}

/** Every text inside a value, with its place. */
export function textsWithin(value: unknown, path: Path = []): readonly { path: Path; text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  const children: readonly [string | number, unknown][] = Array.isArray(value)
    ? value.map((item, index) => [index, item])
    : Object.entries(value);
  return children.flatMap(([segment, inner]) => textsWithin(inner, [...path, segment]));
}
