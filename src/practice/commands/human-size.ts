/** Bytes as `ls -h` and `du -h` show them: rounded up, one decimal below ten. */
export function humanSize(bytes: number): string {
  if (bytes < 1024) return String(bytes);
  let size = bytes;
  let unit = -1;
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024;
    unit++;
  }
  const shown = Math.ceil(size * 10) / 10;
  return shown < 10 ? `${shown.toFixed(1)}${units[unit]}` : `${Math.ceil(size)}${units[unit]}`;
}

const units = ['K', 'M', 'G', 'T', 'P'];
