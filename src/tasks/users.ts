import type { Server } from '../server/server.ts';

/**
 * The number of a login name; undefined when the server has nobody of that name. `/etc/passwd` comes first: it is
 * the administrator's file, needs no command, and holds the students of nearly every server.
 */
export async function userIdOf(name: string, server: Server): Promise<number | undefined> {
  const entry = (await readUsers(server)).find((user) => user.name === name);
  if (entry) return entry.id;
  const { exitCode, stdout } = await server.run(`id -u -- '${name.replaceAll("'", "'\\''")}'`);
  return exitCode === 0 && /^\d+\s*$/.test(stdout) ? Number(stdout) : undefined;
}

/** The login name of a number; the number itself when nobody has it. */
export async function userNameOf(id: number, server: Server): Promise<string> {
  return (await readUsers(server)).find((user) => user.id === id)?.name ?? String(id);
}

async function readUsers(server: Server): Promise<readonly { readonly name: string; readonly id: number }[]> {
  const passwd = await server.files.read('/etc/passwd');
  const lines = passwd?.toString('utf8').split('\n') ?? [];
  return lines.flatMap((line) => {
    const [name, , id] = line.split(':');
    return name && id && /^\d+$/.test(id) ? [{ name, id: Number(id) }] : [];
  });
}
