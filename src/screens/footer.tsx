import { footerLine } from './footer-line.ts';
import type { Lesson } from './guide/lesson.ts';
import { Lines } from './parts/lines.tsx';

/** The last row of the window; `most` is how far the text above it can be scrolled. */
export function Footer({
  lesson,
  columns,
  most,
}: {
  readonly lesson: Lesson;
  readonly columns: number;
  readonly most: number;
}) {
  return <Lines lines={[footerLine({ ...lesson, most }, columns)]} width={columns} height={1} />;
}
