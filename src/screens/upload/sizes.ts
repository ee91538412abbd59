import type { Language } from '../../language/language.ts';

/** Bytes as a person reads them: `512 B`, `1,4 kB`, `20 MB`; Spanish writes a comma. */
export function readableSize(bytes: number, language: Language): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  const digits = unit > 0 && value < 10 ? 1 : 0;
  const number = value.toFixed(digits);
  return `${language === 'es' ? number.replace('.', ',') : number} ${units[unit]}`;
}

/** Seconds as a person reads them: `8 s`, `2 min 5 s`, `1 h 3 min`. */
export function readableTime(seconds: number): string {
  const whole = Math.max(1, Math.ceil(seconds));
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}
