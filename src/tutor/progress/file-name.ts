import { createHash } from 'node:crypto';

/**
 * The name of the progress file of one student of one course on one server. Readable to a person, valid on every
 * system, and never shared by two: the digest tells apart what the readable part makes equal (`Ana` and `ana`,
 * `a/b` and `a-b`).
 */
export function progressFileName(course: string, student: string, server: string): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([course, student, server]))
    .digest('hex');
  return `${[course, student, server].map(readable).join('_')}_${digest.slice(0, 10)}.jsonl`;
}

function readable(part: string): string {
  const plain = part
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return plain.slice(0, 40) || 'x';
}
