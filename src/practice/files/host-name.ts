/**
 * Whether a name can stand for a file on this host. On Linux and macOS any name without a slash can. On Windows some
 * names are paths, devices or alternate streams in disguise (`..\..\x`, `C:x`, `nul`, `a.txt:hidden`): they are
 * refused, which also keeps a guest from leaving its folder by a name.
 */
export function isHostName(name: string, platform: NodeJS.Platform): boolean {
  if (name === '' || name === '.' || name === '..' || name.includes('/') || name.includes('\0')) return false;
  if (platform !== 'win32') return true;
  return !/[\\:*?"<>|\x01-\x1f]/.test(name) && !/[. ]$/.test(name) && !reservedOnWindows.test(name);
}

const reservedOnWindows = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\.|$)/i;

/** Linux's own limit for one name, in bytes. */
export const longestName = 255;
