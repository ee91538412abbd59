import { z } from 'zod';
import { type CourseFaultCode, courseFaults, typeNames } from '../language/course.ts';
import type { Sentence } from '../language/language.ts';
import { type Fault, type FaultValues, faultAt } from './fault.ts';
import { suggest } from './suggest.ts';
import type { Path, YamlFile } from './yaml-file.ts';

type Issue = z.core.$ZodIssue;

/** What a value is checked as: all of a file, or a part of it (which may have been changed from what stands there). */
export type Part = { readonly value: unknown; readonly path: Path };

/**
 * Checks a value of a YAML file against a schema. Every difference is a fault at its own line and column, with the
 * keys or values that would do and the one that was probably meant. A schema's own message that is the code of a
 * fault (`bad-id`) names that fault.
 */
export function checkShape<Shape>(
  schema: z.ZodType<Shape>,
  file: YamlFile,
  part: Part = { value: file.value, path: [] },
): { readonly value: Shape | undefined; readonly faults: readonly Fault[] } {
  const result = schema.safeParse(part.value);
  if (result.success) return { value: result.data, faults: [] };
  const issues = withoutEchoes(result.error.issues);
  const faults = issues.flatMap((issue) => toFaults(issue, { schema, file, part }, []));
  return { value: undefined, faults: faults.length > 0 ? faults : [unexplained(issues[0], file, part)] };
}

/** Whatever else a schema may complain of: a refusal without a fault would pass for soundness. */
function unexplained(issue: Issue | undefined, file: YamlFile, { path }: Part): Fault {
  const values = { key: String(path.at(-1) ?? file.path), detail: issue?.message ?? '?' };
  return faultAt(file.path, file.positionOf(path), 'wrong-value', values);
}

type Place = { readonly schema: z.ZodType; readonly file: YamlFile; readonly part: Part };

/** A misspelt key also leaves a rule about keys unkept: that is no second mistake. */
function withoutEchoes(issues: readonly Issue[]): readonly Issue[] {
  const misspelt = issues.filter((issue) => issue.code === 'unrecognized_keys');
  const isEcho = (issue: Issue) =>
    issue.code === 'custom' && misspelt.some(({ path }) => path.join('/') === issue.path.join('/'));
  return issues.filter((issue) => !isEcho(issue));
}

function toFaults(issue: Issue, place: Place, above: Path): Fault[] {
  const { schema, file, part } = place;
  const inner = [
    ...above,
    ...issue.path.map((segment) => (typeof segment === 'number' ? segment : String(segment))),
  ];
  const path = [...part.path, ...inner];
  const key = String(path.findLast((segment) => typeof segment === 'string') ?? file.path);
  const at = (code: CourseFaultCode, values: FaultValues = {}, suggestion?: string) => [
    faultAt(file.path, file.positionOf(path), code, { key, ...values }, suggestion),
  ];
  const found = valueAt(part.value, inner);
  if (issue.message === 'one-action') return at('one-action', { allowed: keysOf(schemaAt(schema, inner)) });
  if (isFaultCode(issue.message)) return at(issue.message, { written: String(found) });
  switch (issue.code) {
    case 'unrecognized_keys': {
      const allowed = keysOf(schemaAt(schema, inner));
      return issue.keys.map((unknownKey) => {
        const position = file.positionOfKey([...path, unknownKey]);
        const values = { key: unknownKey, allowed };
        return faultAt(file.path, position, 'unknown-key', values, suggest(unknownKey, allowed));
      });
    }
    case 'invalid_type':
      if (found === undefined) return at('missing-key');
      if (issue.expected === 'string' && typeof found !== 'object') return at('needs-quotes');
      return at('wrong-type', { type: typeNames[issue.expected] ?? issue.expected });
    case 'invalid_value': {
      if (found === undefined) return at('missing-key');
      const allowed = issue.values.map(String);
      return at('not-one-of', { allowed }, suggest(String(found), allowed));
    }
    case 'too_small':
      if (issue.origin === 'array' || issue.origin === 'string') return at('empty-assertion');
      return at('number-range', { bound: `${issue.inclusive ? '≥' : '>'} ${issue.minimum}` });
    case 'too_big':
      return at('number-range', { bound: `${issue.inclusive ? '≤' : '<'} ${issue.maximum}` });
    case 'invalid_union': {
      const allowed = choicesOf(schemaAt(schema, inner.slice(0, -1)), inner.at(-1));
      if (issue.errors.length === 0 && found === undefined) return at('missing-key');
      if (issue.errors.length === 0) return at('not-one-of', { allowed }, suggest(String(found), allowed));
      return nearestBranch(issue.errors).flatMap((branch) => toFaults(branch, place, inner));
    }
    case 'invalid_key':
      return issue.issues.map(({ message }) => {
        const code = isFaultCode(message) ? message : 'bad-id';
        return faultAt(file.path, file.positionOfKey(path), code, { key });
      });
    case 'invalid_element':
      return issue.issues.flatMap((nested) => toFaults(nested, place, inner));
    default:
      return at('wrong-value', { detail: sentenceOf(issue) ?? issue.message.replace(/\.$/, '') });
  }
}

function isFaultCode(text: string): text is CourseFaultCode {
  return Object.hasOwn(courseFaults, text);
}

/** A schema may bring its own sentence in both languages, as the tasks' do. */
function sentenceOf(issue: Issue): Sentence | undefined {
  const params: unknown = issue.code === 'custom' ? issue.params : undefined;
  const sentence: unknown = valueAt(params, ['sentence']);
  const [es, en] = [valueAt(sentence, ['es']), valueAt(sentence, ['en'])];
  return typeof es === 'string' && typeof en === 'string' ? { es, en } : undefined;
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((within, segment) => {
    if (typeof within !== 'object' || within === null) return undefined;
    return Reflect.get(within, segment);
  }, value);
}

/** Of several shapes that were all refused, the one that came nearest: it got deepest, with the fewest complaints. */
function nearestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] {
  const depth = (branch: readonly Issue[]) => Math.max(0, ...branch.map((issue) => issue.path.length));
  const sorted = [...branches].sort((one, other) => depth(other) - depth(one) || one.length - other.length);
  return sorted[0] ?? [];
}

function schemaAt(schema: unknown, path: Path): unknown {
  return path.reduce<unknown>((within, segment) => {
    const bare = unwrap(within);
    if (bare instanceof z.ZodObject) return Reflect.get(bare.shape, segment);
    if (bare instanceof z.ZodArray) return bare.element;
    if (bare instanceof z.ZodRecord) return bare.valueType;
    return undefined;
  }, schema);
}

function keysOf(schema: unknown): string[] {
  const bare = unwrap(schema);
  if (bare instanceof z.ZodObject) return Object.keys(bare.shape);
  if (bare instanceof z.ZodUnion) return [...new Set(bare.options.flatMap(keysOf))];
  return [];
}

/** The values of the key by which the shapes of a union are told apart. */
function choicesOf(schema: unknown, key: string | number | undefined): string[] {
  const union = unwrap(schema);
  if (!(union instanceof z.ZodUnion) || key === undefined) return [];
  const choices = union.options.map((option) => unwrap(schemaAt(option, [key])));
  return choices.flatMap((choice) => (choice instanceof z.ZodLiteral ? [...choice.values].map(String) : []));
}

function unwrap(schema: unknown): unknown {
  if (schema instanceof z.ZodPipe) return unwrap(schema.in);
  const isWrapped =
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodReadonly;
  return isWrapped ? unwrap(schema.unwrap()) : schema;
}
