/** A name as GNU's tools put it into a message: `'name'`, with double quotes around one that has a quote in it. */
export function quoteName(name: string): string {
  if (!name.includes("'")) return `'${name}'`;
  return /["$`\\]/.test(name) ? `'${name.replaceAll("'", String.raw`'\''`)}'` : `"${name}"`;
}

/** The same with the curly quotes that some of them use. */
export const curlyName = (name: string): string => `‘${name}’`;

/** The same for those who quote a name only when a shell would need it. */
export const nameIfOdd = (name: string): string =>
  /^[\w@%+=:,./\u0080-\uffff-]+$/.test(name) ? name : quoteName(name);
