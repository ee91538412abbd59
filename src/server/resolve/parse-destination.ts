/** A server as a person writes it. */
export type Destination = {
  readonly host: string;
  readonly username: string | undefined;
  readonly port: number | undefined;
};

/**
 * Reads `host`, `user@host`, `user@host:port`, `[2001:db8::1]:port` or `ssh://user@host:port`; undefined when it is
 * none of these.
 */
export function parseDestination(text: string): Destination | undefined {
  const bare = text
    .trim()
    .replace(/^ssh:\/\//, '')
    .replace(/\/$/, '');
  const at = bare.lastIndexOf('@');
  const username = at === -1 ? undefined : bare.slice(0, at);
  const place = /^(?:\[([^\]\s]+)\]|([^:\s[\]]+)|([0-9a-fA-F:.]+(?:%\w+)?))(?::(\d{1,5}))?$/.exec(
    bare.slice(at + 1),
  );
  const host = place?.[1] ?? place?.[2] ?? place?.[3];
  const port = place?.[4] === undefined ? undefined : Number(place[4]);
  // A host that begins with a dash would be an option of the programs that it is handed to.
  if (!host || host.startsWith('-') || username === '' || username?.startsWith('-')) return undefined;
  if (port !== undefined && (port < 1 || port > 65_535)) return undefined;
  return { host, username, port };
}
