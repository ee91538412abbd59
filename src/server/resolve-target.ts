import { homedir, userInfo } from 'node:os';
import { askSsh } from './resolve/ask-ssh.ts';
import { type Destination, parseDestination } from './resolve/parse-destination.ts';
import { readSshConfig } from './resolve/read-ssh-config.ts';
import type { SettingsSource, SettingsWarning, SshSettings } from './resolve/ssh-settings.ts';
import { ServerError } from './server-error.ts';
import type { HostKeyPolicy, Login, ServerTarget } from './target.ts';

/** How the person is asked, and what they said on the command line. */
export type ResolveOptions = {
  /** Whether an unknown host key is right. */
  readonly acceptHost: Extract<HostKeyPolicy, { kind: 'known-hosts' }>['accept'];
  readonly passphrase?: Login['passphrase'];
  /** Asked for each server on the way that takes a password, with `user@host`. */
  readonly password?: (address: string) => Promise<string | undefined>;
  readonly answerPrompts?: Login['answerPrompts'];
  /** A key file to try before those of the configuration. */
  readonly keyFile?: string;
  /** `SHA256:…` that the class gave out; no other key of the destination passes, and nobody is asked. */
  readonly fingerprint?: string;
  readonly source?: Partial<SettingsSource>;
};

/** A destination made whole, and what of the configuration could not be followed. */
export type ResolvedTarget = { readonly target: ServerTarget; readonly warnings: readonly SettingsWarning[] };

// A jump over a jump over a jump is real; a ring of them is a mistake.
const mostJumps = 8;

/**
 * Makes a target of what a person writes (`user@host`, `host:port`, an alias of their `~/.ssh/config`…), as `ssh`
 * itself would understand it. Throws `name: not-understood` or `name: bad-configuration`.
 */
export async function resolveTarget(destination: string, options: ResolveOptions): Promise<ResolvedTarget> {
  const source: SettingsSource = {
    home: homedir(),
    environment: process.env,
    localUsername: userInfo().username,
    ...options.source,
  };
  return resolve(destination, options, source, mostJumps);
}

async function resolve(
  text: string,
  options: ResolveOptions,
  source: SettingsSource,
  jumpsLeft: number,
): Promise<ResolvedTarget> {
  const destination = parseDestination(text);
  if (!destination || jumpsLeft === 0) {
    throw new ServerError('name', 'not-understood', text, { facts: { destination: text } });
  }
  const settings = await findSettings(destination, source);
  const target = makeTarget(settings, options);
  // A pinned fingerprint and a named key are of the destination, not of the servers before it.
  const { fingerprint: _pinned, keyFile: _key, ...forJumps } = options;
  const jumps = await Promise.all(
    settings.jumps.map((jump) => resolve(jump, forJumps, source, jumpsLeft - 1)),
  );
  const way = jumps.reduce<ServerTarget | undefined>(
    (before, { target: next }) => (before ? { ...next, jump: before } : next),
    undefined,
  );
  const warnings = [settings, ...jumps].flatMap((part) => part.warnings);
  return { target: way ? { ...target, jump: way } : target, warnings };
}

async function findSettings(destination: Destination, source: SettingsSource): Promise<SshSettings> {
  const useSsh = !('sshProgram' in source) || source.sshProgram !== undefined;
  const answer = useSsh ? await askSsh(destination, source) : undefined;
  return answer ?? readSshConfig(destination, source);
}

function makeTarget(settings: SshSettings, options: ResolveOptions): ServerTarget {
  const { host, port, username, knownHostsFiles, keyFiles, agent } = settings;
  const { acceptHost, passphrase, password, answerPrompts, keyFile, fingerprint } = options;
  return {
    host,
    port,
    username,
    hostKey:
      fingerprint === undefined
        ? { kind: 'known-hosts', files: knownHostsFiles, accept: acceptHost }
        : { kind: 'pinned', fingerprint },
    login: {
      keyFiles: keyFile === undefined ? keyFiles : [keyFile, ...keyFiles],
      ...(agent === undefined ? {} : { agent }),
      ...(passphrase && { passphrase }),
      ...(password && { password: () => password(`${username}@${host}`) }),
      ...(answerPrompts && { answerPrompts }),
    },
  };
}
