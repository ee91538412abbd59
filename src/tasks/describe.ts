import { z } from 'zod';
import { findCodes } from './find.ts';
import { findTask, taskKinds } from './registry.ts';
import type { FailureSentence, Task } from './task.ts';

/**
 * The reference of all tasks as Markdown, for authors: what each asks for, its fields, and its failure codes with
 * their default sentences. Made from the tasks themselves, so that it cannot say anything else than they do.
 */
export function describeTasks(): string {
  const tasks = taskKinds.flatMap((kind) => findTask(kind) ?? []);
  return `${[introduction, ...tasks.map(describeTask), shared].join('\n\n')}\n`;
}

const introduction = `# Tasks

A task is a kind of thing that a student can be asked to bring about. This page is made from the code by
\`node scripts/describe-tasks.mjs\`.

- \`path\` is absolute once its variables are filled in: \`{{home}}/notas.txt\`. \`~\` is not accepted.
- A field that asserts nothing (an empty list, \`minSize: 0\`) is an error.
- The first failure, in the order in which a teacher would explain, is the verdict. Its code goes into \`expect\` of a
  mutant (\`task.code\`) and into \`messages\` of a text (\`step.task.code\`), where you replace the default sentence. The
  placeholders of that sentence are the facts which yours may name. Put names in backticks, as here, so that a name
  with a \`*\` in it is shown as it is; lists come with theirs.
- What could not be looked at is \`unknown\`, never a failure: a line that was cut, an account without permission, a
  script of the exercise that does not run. What the student's own permissions lock is \`no-permission\`.
- Looking changes nothing on the server, except for the time of last access where the server keeps it.
- Scripts (\`run\`) run with sh in the student's home, with only \`HOME\`, \`PATH\` and \`LC_ALL=C.UTF-8\` in their
  environment, and must only read.`;

const shared = `## What is not there

The codes of every task that looks for something at a path: they name the nearest thing that exists.

${codeTable(Object.entries(findCodes))}`;

function describeTask(task: Task): string {
  const { description = '', ...shape } = shapeOf(task.schema);
  return [
    `## ${task.kind}`,
    description,
    table(['field', 'value', ''], fieldRows(shape)),
    `Passes with: ${task.passed.en} / ${task.passed.es}`,
    ...describeCodes(task),
  ].join('\n\n');
}

/** A task's own codes; what all tasks share that look for something at a path stands once, at the end. */
function describeCodes({ codes }: Task): string[] {
  const isFinder = Object.keys(findCodes).every((code) => code in codes);
  const own = Object.entries(codes).filter(([code]) => !isFinder || !(code in findCodes));
  return [codeTable(own), ...(isFinder ? ['And the [codes of what is not there](#what-is-not-there).'] : [])];
}

function codeTable(codes: readonly (readonly [string, FailureSentence])[]): string {
  return table(
    ['code', 'English', 'Español'],
    codes.flatMap(([code, { en, es, whenNone }]) => [
      [`\`${code}\``, en, es],
      ...(whenNone ? [[`\`${code}\`, nothing there`, whenNone.en, whenNone.es]] : []),
    ]),
  );
}

/** The part of JSON Schema that tasks' fields are made of. */
const jsonSchema = z.object({
  description: z.string().optional(),
  type: z.string().optional(),
  const: z.unknown().optional(),
  enum: z.array(z.string()).optional(),
  required: z.array(z.string()).optional(),
  get properties() {
    return z.record(z.string(), jsonSchema).optional();
  },
  get items() {
    return jsonSchema.optional();
  },
  get anyOf() {
    return z.array(jsonSchema).optional();
  },
});

type Shape = z.infer<typeof jsonSchema>;

function shapeOf(schema: z.ZodType): Shape {
  return jsonSchema.parse(z.toJSONSchema(schema, { io: 'input' }));
}

function fieldRows(shape: Shape, prefix = ''): string[][] {
  return Object.entries(shape.properties ?? {}).flatMap(([name, field]) => {
    const need = shape.required?.includes(name) ? ' (needed)' : '';
    const row = [`\`${prefix}${name}\`${need}`, valueWords(field), field.description ?? ''];
    return [row, ...fieldRows(field, `${prefix}${name}.`)];
  });
}

function valueWords(field: Shape): string {
  if (field.anyOf) return [...new Set(field.anyOf.map(valueWords))].join(' or ');
  if (field.const !== undefined) return `\`${String(field.const)}\``;
  if (field.enum) return field.enum.map((value) => `\`${value}\``).join(' or ');
  if (field.items) return `list of ${valueWords(field.items)}s`;
  if (field.properties) return Object.keys(field.properties).join(', ');
  return typeWords[field.type ?? ''] ?? field.type ?? '';
}

const typeWords: Readonly<Record<string, string>> = { string: 'text', integer: 'number' };

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${head.map(() => ' --- |').join('')}`, ...rows.map(line)].join('\n');
}
