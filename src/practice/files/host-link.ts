/**
 * How a guest's symbolic link is kept on the host. A link that could lead the host's kernel upwards or to the root is
 * kept under a name that is no path at all, so that however paths and links are raced against each other, the host
 * itself can never follow one out of the folder it is in. What only leads downwards is kept as it is.
 */
export function encodeTarget(target: string): string {
  return leadsDown(target) ? target : mark + Buffer.from(target).toString('base64url');
}

/** The target that the guest gave; undefined for a link that no guest made and that leads somewhere else. */
export function decodeTarget(stored: string, platform: NodeJS.Platform): string | undefined {
  if (stored.startsWith(mark)) return Buffer.from(stored.slice(mark.length), 'base64url').toString();
  // Windows hands relative targets back with its own separator.
  const target = platform === 'win32' ? stored.replaceAll('\\', '/') : stored;
  return leadsDown(target) ? target : undefined;
}

const mark = '.baqueano-link-';

function leadsDown(target: string): boolean {
  if (target.startsWith('/') || target.startsWith(mark) || /^[A-Za-z]:/.test(target)) return false;
  return !/[\\]/.test(target) && !target.split('/').includes('..');
}
