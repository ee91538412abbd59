/** Keeps a variable that a client sent when it is one of those that Debian's server takes; tells whether it was. */
export function keepEnvironment(environment: Record<string, string>, name: string, value: string): boolean {
  const isTaken = /^(LANG|LC_[A-Z_]{1,32}|COLORTERM|NO_COLOR)$/.test(name) && value.length <= 256;
  if (isTaken) environment[name] = value;
  return isTaken;
}
