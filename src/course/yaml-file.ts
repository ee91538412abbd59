import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type YAMLError } from 'yaml';
import { type Fault, faultAt, type Position } from './fault.ts';
import type { SourceFile } from './source-file.ts';

/** Where a value is inside a YAML file: keys and list positions from the top. */
export type Path = readonly (string | number)[];

/** A YAML file that was read: its plain value, and where each thing in it stands. */
export type YamlFile = {
  readonly path: string;
  readonly value: unknown;
  /** The place of a value, or of the nearest thing around it that exists. */
  positionOf(path: Path): Position;
  /** The place of a key rather than of its value. */
  positionOfKey(path: Path): Position;
};

/**
 * Reads YAML 1.2 with the core schema (`no` and `08` stay texts). Duplicate keys, unknown tags and whatever is no
 * YAML are faults, and then there is no file. `firstLine` is for YAML inside another file.
 */
export function readYaml(
  source: SourceFile,
  firstLine = 1,
): { readonly file: YamlFile | undefined; readonly faults: readonly Fault[] } {
  const lineCounter = new LineCounter();
  const document = parseDocument(source.text, {
    version: '1.2',
    schema: 'core',
    uniqueKeys: true,
    prettyErrors: false,
    lineCounter,
  });
  const positionAt = (offset: number): Position => {
    const { line, col } = lineCounter.linePos(Math.min(offset, source.text.length));
    return { line: Math.max(line, 1) + firstLine - 1, column: Math.max(col, 1) };
  };
  const faults = worthTelling([...document.errors, ...document.warnings]).map((error) =>
    toFault(source.path, positionAt(error.pos[0]), error),
  );
  if (faults.length > 0) return { file: undefined, faults };

  const find = (path: Path, wantsKey: boolean): Position => {
    let node: unknown = document.contents;
    let offset = startOf(node) ?? 0;
    path.forEach((segment, index) => {
      const found = childOf(isAlias(node) ? node.resolve(document) : node, segment);
      const isLast = index === path.length - 1;
      offset = startOf((isLast && wantsKey) || !startOf(found?.value) ? found?.key : found?.value) ?? offset;
      node = found?.value;
    });
    return positionAt(offset);
  };
  return {
    file: {
      path: source.path,
      value: document.toJS(),
      positionOf: (path) => find(path, false),
      positionOfKey: (path) => find(path, true),
    },
    faults: [],
  };
}

/** After a mistake of syntax the reader stumbles on: only its first complaint is about what the author did. */
function worthTelling(errors: readonly YAMLError[]): readonly YAMLError[] {
  const isSyntax = (error: YAMLError) => error.code !== 'DUPLICATE_KEY';
  const first = errors.find(isSyntax);
  return errors.filter((error) => error === first || !isSyntax(error));
}

function toFault(path: string, position: Position, error: YAMLError): Fault {
  if (error.code === 'DUPLICATE_KEY') return faultAt(path, position, 'duplicate-key');
  if (error.code === 'TAB_AS_INDENT') return faultAt(path, position, 'yaml-tab');
  return faultAt(path, position, 'yaml', { detail: error.message.replace(/[.\s]+$/, '') });
}

function childOf(node: unknown, segment: string | number): { key: unknown; value: unknown } | undefined {
  if (isSeq(node)) {
    const item = node.items[Number(segment)];
    return item === undefined ? undefined : { key: item, value: item };
  }
  if (!isMap(node)) return undefined;
  return node.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(segment));
}

function startOf(node: unknown): number | undefined {
  if (typeof node !== 'object' || node === null || !('range' in node)) return undefined;
  return Array.isArray(node.range) ? Number(node.range[0]) : undefined;
}
