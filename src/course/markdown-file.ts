import type { Fault, Position } from './fault.ts';
import { faultAt } from './fault.ts';
import type { SourceFile } from './source-file.ts';
import { suggest } from './suggest.ts';
import { readYaml, type YamlFile } from './yaml-file.ts';

/** A piece of Markdown and where its first line stands. */
export type Passage = { readonly text: string; readonly position: Position };

/** A step's section of `es.md` or `en.md`. */
export type Section = {
  readonly id: string;
  readonly title: string;
  /** Of its heading. */
  readonly position: Position;
  readonly body: Passage;
  readonly hints: readonly Passage[];
  readonly passed: Passage | undefined;
};

/** A text file of an exercise, cut at its headings; nothing is compared with the exercise yet. */
export type MarkdownFile = {
  readonly path: string;
  readonly frontMatter: YamlFile;
  readonly introduction: Passage;
  readonly sections: readonly Section[];
};

type Heading = { readonly level: number; readonly words: string; readonly line: number };

/** Cuts a text file of an exercise into its front matter, its introduction and its steps. */
export function readMarkdown(source: SourceFile): {
  readonly file: MarkdownFile | undefined;
  readonly faults: readonly Fault[];
} {
  const lines = source.text.split(/\r?\n/);
  const end = lines.indexOf('---', 1);
  if (lines[0] !== '---' || end < 0) {
    return { file: undefined, faults: [faultAt(source.path, { line: 1, column: 1 }, 'front-matter')] };
  }
  const matter = readYaml({ path: source.path, text: lines.slice(1, end).join('\n') }, 2);
  const headings = findHeadings(lines, end + 1);
  const faults = [...matter.faults, ...checkHeadings(source.path, headings)];
  const passageAfter = (heading: Heading | undefined): Passage => {
    const first = heading ? heading.line : end + 1;
    const next = headings.find((other) => other.line > first);
    return passage(lines, first, next ? next.line - 1 : lines.length);
  };
  const sections = headings
    .filter((heading) => heading.level === 2)
    .map((heading) => toSection(heading, partsOf(heading, headings), passageAfter));
  if (!matter.file) return { file: undefined, faults };
  const introduction = passageAfter(undefined);
  return { file: { path: source.path, frontMatter: matter.file, introduction, sections }, faults };
}

/** Headings of the levels 1 to 3 that are no line of a code block: `# comment` in Python is no heading. */
function findHeadings(lines: readonly string[], from: number): Heading[] {
  const headings: Heading[] = [];
  let fence: string | undefined;
  lines.forEach((line, index) => {
    if (index < from) return;
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark && fence === undefined) fence = mark;
    else if (mark && fence !== undefined && mark.startsWith(fence)) fence = undefined;
    if (fence !== undefined) return;
    const heading = /^(#{1,3})\s+(.*?)\s*$/.exec(line);
    if (heading)
      headings.push({ level: (heading[1] ?? '').length, words: heading[2] ?? '', line: index + 1 });
  });
  return headings;
}

function checkHeadings(path: string, headings: readonly Heading[]): Fault[] {
  const faults: Fault[] = [];
  let inStep = false;
  let hasPassed = false;
  for (const { level, words, line } of headings) {
    const position = { line, column: 1 };
    if (level === 1) faults.push(faultAt(path, position, 'heading-top'));
    if (level === 2) {
      inStep = true;
      hasPassed = false;
      if (!/^[^:]*[^:\s][^:]*:\s*\S/.test(words)) faults.push(faultAt(path, position, 'heading-title'));
    }
    if (level !== 3) continue;
    if (words !== 'hint' && words !== 'passed') {
      const meant = words.toLowerCase() === 'pista' ? 'hint' : suggest(words, ['hint', 'passed']);
      faults.push(faultAt(path, position, 'heading-unknown-part', { name: words }, meant));
    } else if (!inStep || hasPassed) {
      faults.push(faultAt(path, position, 'heading-order', { order: '`## step`, `### hint`, `### passed`' }));
    }
    hasPassed ||= words === 'passed';
  }
  return faults;
}

/** The `###` headings between a step's heading and the next step's. */
function partsOf(step: Heading, headings: readonly Heading[]): readonly Heading[] {
  const next = headings.find((heading) => heading.level <= 2 && heading.line > step.line);
  return headings.filter(({ line }) => line > step.line && line < (next?.line ?? Number.POSITIVE_INFINITY));
}

function toSection(
  heading: Heading,
  parts: readonly Heading[],
  passageAfter: (heading: Heading) => Passage,
): Section {
  const colon = heading.words.indexOf(':');
  const passed = parts.find((part) => part.words === 'passed');
  return {
    id: (colon < 0 ? heading.words : heading.words.slice(0, colon)).trim(),
    title: colon < 0 ? '' : heading.words.slice(colon + 1).trim(),
    position: { line: heading.line, column: 1 },
    body: passageAfter(heading),
    hints: parts.filter((part) => part.words === 'hint').map(passageAfter),
    passed: passed && passageAfter(passed),
  };
}

/** Lines without the empty ones around them; an empty passage stands where it begins. */
function passage(lines: readonly string[], from: number, to: number): Passage {
  let first = from;
  while (first < to && lines[first]?.trim() === '') first++;
  const text = lines.slice(first, to).join('\n').trimEnd();
  return { text, position: { line: text === '' ? Math.max(from, 1) : first + 1, column: 1 } };
}
