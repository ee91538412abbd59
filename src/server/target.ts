import type { ServerAddress } from './server.ts';

/** Everything needed to reach and enter one server. Secrets are asked for through functions and never kept here. */
export type ServerTarget = {
  readonly host: string;
  readonly port: number;
  readonly username: string;
  readonly hostKey: HostKeyPolicy;
  readonly login: Login;
  /** The server through which this one is reached (OpenSSH's ProxyJump); undefined when it is reached directly. */
  readonly jump?: ServerTarget;
};

/**
 * A server whose place is found anew each time that it is connected to, because it can move: one that is started on
 * demand and listens on whatever port is free.
 */
export type TargetSource = {
  /** What is known before it was found for the first time. */
  readonly address: ServerAddress;
  /** Throws what keeps it from being found; a `ServerError` says it in the student's words. */
  readonly find: () => Promise<ServerTarget>;
};

/**
 * `pinned`: only this key, by its fingerprint (`SHA256:…`), no question ever. `known-hosts`: as OpenSSH does, and an
 * unknown key is asked about once with its fingerprint; a changed key stops.
 */
export type HostKeyPolicy =
  | { readonly kind: 'pinned'; readonly fingerprint: string }
  | {
      readonly kind: 'known-hosts';
      /** Files read; a new key that was accepted is appended to the first. */
      readonly files: readonly string[];
      readonly accept: (question: {
        readonly address: string;
        readonly keyType: string;
        readonly fingerprint: string;
      }) => Promise<boolean>;
    };

/** The ways in, tried in this order: agent, key files, password, keyboard-interactive. */
export type Login = {
  /** Path of the agent's socket or pipe. The agent is never forwarded. */
  readonly agent?: string;
  readonly keyFiles?: readonly string[];
  /** Asked once per encrypted key; undefined skips that key. */
  readonly passphrase?: (keyFile: string) => Promise<string | undefined>;
  /** Asked once; undefined means that there is none. */
  readonly password?: () => Promise<string | undefined>;
  /** Answers a two-step login's prompts. */
  readonly answerPrompts?: (
    prompts: readonly { readonly text: string; readonly echo: boolean }[],
  ) => Promise<readonly string[] | undefined>;
};
