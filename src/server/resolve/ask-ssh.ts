import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { ServerError } from '../server-error.ts';
import { expandPath } from './expand-path.ts';
import { findAgent } from './find-agent.ts';
import type { Destination } from './parse-destination.ts';
import type { SettingsSource, SshSettings } from './ssh-settings.ts';

/**
 * Has `ssh -G` resolve the whole configuration, with all that only OpenSSH understands (`Include`, `Match exec`), in
 * 6 to 11 ms. Undefined when there is no ssh; throws `name: bad-configuration` when ssh itself refuses to read it.
 */
export async function askSsh(
  destination: Destination,
  source: SettingsSource,
): Promise<SshSettings | undefined> {
  const { sshProgram = 'ssh', configFile } = source;
  const words = [
    '-G',
    ...(configFile === undefined ? [] : ['-F', configFile]),
    ...(destination.username === undefined ? [] : ['-l', destination.username]),
    ...(destination.port === undefined ? [] : ['-p', String(destination.port)]),
    '--',
    destination.host,
  ];
  try {
    const { stdout } = await promisify(execFile)(sshProgram, words, { timeout: 10_000, windowsHide: true });
    return readAnswer(stdout, destination, source);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    const detail = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : String(error);
    throw new ServerError('name', 'bad-configuration', detail, { cause: error, facts: { detail } });
  }
}

function readAnswer(answer: string, destination: Destination, source: SettingsSource): SshSettings {
  const settings = new Map<string, string[]>();
  for (const line of answer.split(/\r?\n/)) {
    const space = line.indexOf(' ');
    if (space === -1) continue;
    const name = line.slice(0, space);
    settings.set(name, [...(settings.get(name) ?? []), line.slice(space + 1)]);
  }
  const one = (name: string) => settings.get(name)?.[0];
  const host = one('hostname') ?? destination.host;
  const username = one('user') ?? source.localUsername;
  const expand = (path: string) =>
    expandPath(path, { home: source.home, host, username, localUsername: source.localUsername });
  const files = [one('userknownhostsfile'), one('globalknownhostsfile')].flatMap(splitPaths);
  const jump = one('proxyjump');
  const agentAllowed = one('identitiesonly') !== 'yes';
  const proxyCommand = one('proxycommand');
  return {
    host,
    port: Number(one('port') ?? 22),
    username,
    keyFiles: (settings.get('identityfile') ?? []).map(expand),
    knownHostsFiles: files.map((file) => expand(placeOfWindows(file, source.environment))),
    jumps: jump === undefined || jump === 'none' ? [] : jump.split(','),
    agent: agentAllowed ? findAgent(one('identityagent'), source.environment) : undefined,
    warnings: proxyCommand === undefined || proxyCommand === 'none' ? [] : ['proxy-command-ignored'],
  };
}

// ssh writes a list of paths with spaces between them and quotes none, and `C:\Users\Ana María` holds one itself:
// a path begins only where it looks like one.
function splitPaths(list: string | undefined): readonly string[] {
  const paths = list?.split(/ (?=[~/%]|[A-Za-z]:[\\/]|none$|__PROGRAMDATA__)/) ?? [];
  return paths.filter((path) => path !== '' && path !== 'none');
}

// How OpenSSH for Windows writes the folder of all users.
function placeOfWindows(path: string, environment: NodeJS.ProcessEnv): string {
  return path.replace('__PROGRAMDATA__', environment.ProgramData ?? 'C:\\ProgramData');
}
