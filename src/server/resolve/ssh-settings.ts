/** What a person's SSH configuration says of a server, by `ssh -G` or by reading it ourselves. */
export type SshSettings = {
  readonly host: string;
  readonly port: number;
  readonly username: string;
  readonly keyFiles: readonly string[];
  /** The person's own files first: a new key is added to the first of them. */
  readonly knownHostsFiles: readonly string[];
  /** `[user@]host[:port]` of each server in between, in the order of the way; empty for a direct one. */
  readonly jumps: readonly string[];
  /** Path of the agent; undefined when none is set or the configuration says not to ask it. */
  readonly agent: string | undefined;
  readonly warnings: readonly SettingsWarning[];
};

/** What of a configuration we cannot follow: files it includes (without an `ssh` program), or a proxy command. */
export type SettingsWarning = 'include-ignored' | 'proxy-command-ignored';

/** Where settings are looked for. */
export type SettingsSource = {
  readonly home: string;
  readonly environment: NodeJS.ProcessEnv;
  /** The local account, the username when nothing else says one. */
  readonly localUsername: string;
  /** Instead of the usual files. */
  readonly configFile?: string;
  /** The `ssh` program; undefined when it must not be asked. @default 'ssh' */
  readonly sshProgram?: string | undefined;
};
