/** A moment as part of a file's name, in the student's own time zone: `2026-03-04-15-06-07`. */
export function dateName(date: Date): string {
  const parts = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  const time = [date.getHours(), date.getMinutes(), date.getSeconds()];
  return [...parts, ...time].map((part) => String(part).padStart(2, '0')).join('-');
}
