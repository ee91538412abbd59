import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expandPath } from './expand-path.ts';
import { findAgent } from './find-agent.ts';
import type { Destination } from './parse-destination.ts';
import type { SettingsSource, SettingsWarning, SshSettings } from './ssh-settings.ts';

const usualKeys = ['id_ed25519', 'id_ecdsa', 'id_rsa'];

/** Reads the configuration ourselves, where there is no `ssh`. `Include` is not followed, and said so. */
export async function readSshConfig(destination: Destination, source: SettingsSource): Promise<SshSettings> {
  const { default: SSHConfig } = await import('ssh-config');
  const folder = join(source.home, '.ssh');
  const text = await readFile(source.configFile ?? join(folder, 'config'), 'utf8').catch(() => '');
  const config = SSHConfig.parse(text);
  const found = new Map(
    Object.entries(config.compute(destination.host)).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const all = (name: string): readonly string[] => [found.get(name) ?? []].flat();
  const one = (name: string): string | undefined => all(name)[0];

  const host = (one('hostname') ?? destination.host).replaceAll('%h', destination.host);
  const username = destination.username ?? one('user') ?? source.localUsername;
  const expand = (path: string) =>
    expandPath(path, { home: source.home, host, username, localUsername: source.localUsername });
  const keyFiles = all('identityfile');
  const knownHosts = one('userknownhostsfile')?.split(/\s+/) ?? ['~/.ssh/known_hosts', '~/.ssh/known_hosts2'];
  const jump = one('proxyjump');
  const warnings: SettingsWarning[] = [];
  if (/^\s*include\s/im.test(text)) warnings.push('include-ignored');
  if (one('proxycommand') !== undefined) warnings.push('proxy-command-ignored');
  return {
    host,
    port: destination.port ?? Number(one('port') ?? 22),
    username,
    keyFiles: keyFiles.length > 0 ? keyFiles.map(expand) : usualKeys.map((key) => join(folder, key)),
    knownHostsFiles: knownHosts.map(expand),
    jumps: jump === undefined || jump === 'none' ? [] : jump.split(','),
    agent: one('identitiesonly') === 'yes' ? undefined : findAgent(one('identityagent'), source.environment),
    warnings,
  };
}
