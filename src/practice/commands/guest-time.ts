/** A moment in the parts in which programs print it; the machine's own time is UTC, as on most servers. */
function timeParts(moment: Date, zone: string | undefined): Record<string, string> {
  const options = {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    weekday: 'short',
    hourCycle: 'h23',
  } as const;
  const parts = formatter(zone, options).formatToParts(moment);
  return Object.fromEntries(parts.map(({ type, value }) => [type, value]));
}

function formatter(zone: string | undefined, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-US', { ...options, timeZone: zone || 'UTC' });
  } catch {
    return new Intl.DateTimeFormat('en-US', { ...options, timeZone: 'UTC' });
  }
}

/** A file's date as `ls -l` shows it: the time of day, or the year once half a year has gone by. */
export function listedDate(moment: Date, now: Date, zone: string | undefined): string {
  const { month = '', day = '', hour, minute, year = '' } = timeParts(moment, zone);
  const age = now.getTime() - moment.getTime();
  const isRecent = age >= -1000 && age < halfYear;
  return `${month} ${day.padStart(2)} ${isRecent ? `${hour}:${minute}` : year.padStart(5)}`;
}

// Milliseconds of half a mean Gregorian year, as GNU ls counts it.
const halfYear = (31_556_952 / 2) * 1000;
