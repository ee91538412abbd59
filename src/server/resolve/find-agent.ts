const windowsPipe = '\\\\.\\pipe\\openssh-ssh-agent';

/** The agent to ask: what the configuration names, else the environment's, else the one that Windows ships. */
export function findAgent(
  configured: string | undefined,
  environment: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
): string | undefined {
  if (configured === 'none') return undefined;
  if (configured !== undefined && configured !== 'SSH_AUTH_SOCK') return configured;
  const fromEnvironment = environment.SSH_AUTH_SOCK;
  if (fromEnvironment) return fromEnvironment;
  return platform === 'win32' ? windowsPipe : undefined;
}
