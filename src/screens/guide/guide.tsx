import { Box, Text } from 'ink';
import type { Arrangement } from '../layout.ts';
import { menuLines } from '../menu.ts';
import { Lines } from '../parts/lines.tsx';
import { paneNote } from '../parts/pane-note.ts';
import type { Scrolled } from '../parts/scroll-lines.ts';
import type { Line } from '../parts/text.ts';
import type { Rectangle } from '../view.ts';
import { guideLines } from './guide-lines.ts';
import type { Lesson } from './lesson.ts';
import { guideStrip } from './strip.ts';

/** Guide and shell: side by side with a divider, or a strip above the shell, or the shell alone. */
export function Guide({
  lesson,
  arrangement,
  lines,
}: {
  readonly lesson: Lesson;
  readonly arrangement: Arrangement;
  /** What `guideContents` made of the lesson for this arrangement. */
  readonly lines: readonly Line[];
}) {
  const { guide, pane, kind } = arrangement;
  if (!pane) return null;
  const note = paneNote(lesson.tutor, lesson.shell, lesson.reader, pane.columns, pane.rows);
  const shell =
    note.length > 0 ? (
      <Lines lines={note} width={pane.columns} height={pane.rows} />
    ) : (
      <Box width={pane.columns} height={pane.rows} />
    );
  if (!guide) return shell;
  const text = <Lines lines={lines} width={guide.columns} height={guide.rows} />;
  if (kind === 'strip') {
    return (
      <Box flexDirection="column">
        {text}
        {shell}
      </Box>
    );
  }
  return (
    <Box>
      {text}
      <Divider lesson={lesson} rows={guide.rows} />
      {shell}
    </Box>
  );
}

/** The guide's text for its place. A column stays free at each side of it, beside the divider and the window's edge. */
export function guideContents(lesson: Lesson, guide: Rectangle, kind: Arrangement['kind']): Scrolled {
  const isStrip = kind === 'strip';
  if (lesson.view.isMenuOpen) return { lines: menuLines(lesson, guide.columns, guide.rows), most: 0 };
  if (isStrip) return { lines: guideStrip(lesson, guide.columns, guide.rows), most: 0 };
  const { lines, most } = guideLines(lesson, guide.columns - 2, guide.rows);
  return { lines: lines.map((row): Line => [{ text: ' ' }, ...row]), most };
}

/** Bright while the guide has the keys, dim while the shell has them; the footer says it in words. */
function Divider({ lesson: { reader, view }, rows }: { readonly lesson: Lesson; readonly rows: number }) {
  const isBright = view.focus === 'chrome';
  return (
    <Box width={1} flexShrink={0}>
      <Text bold={isBright} dimColor={!isBright}>
        {Array.from({ length: rows }, () => reader.glyphs.vertical).join('\n')}
      </Text>
    </Box>
  );
}
