import { footerLine } from './footer-line.ts';
import type { Lesson } from './guide/lesson.ts';
import { Lines } from './parts/lines.tsx';

/** The last row of the window. */
export function Footer({ lesson, columns }: { readonly lesson: Lesson; readonly columns: number }) {
  return <Lines lines={[footerLine(lesson, columns)]} width={columns} height={1} />;
}
