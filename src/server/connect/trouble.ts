import { ServerError } from '../server-error.ts';

/** How far a connection had come when it broke. */
export type Stage = 'reaching' | 'greeting' | 'login';

/** Turns an error of the socket or of the SSH library into the layer and code that say what broke. */
export function nameTrouble(error: unknown, stage: Stage): ServerError {
  if (error instanceof ServerError) return error;
  const detail = describe(error);
  const known = troubles.find(({ matches }) => matches.test(`${codeOf(error)} ${detail}`));
  if (known) return new ServerError(known.layer, known.code, detail, { cause: error });
  if (stage === 'login') return new ServerError('login', 'broken-off', detail, { cause: error });
  return new ServerError('reach', stage === 'greeting' ? 'not-ssh' : 'unreachable', detail, { cause: error });
}

/**
 * True for the two errors of a handshake that sshd dropped because too many came at once (`MaxStartups`): those and
 * no others are worth another try.
 */
export function isDroppedHandshake(error: ServerError): boolean {
  return error.layer === 'reach' && error.code === 'dropped';
}

const troubles = [
  { matches: /\bENOTFOUND\b/, layer: 'name', code: 'not-found' },
  { matches: /\bEAI_AGAIN\b/, layer: 'name', code: 'no-name-service' },
  { matches: /\bECONNREFUSED\b/, layer: 'reach', code: 'refused' },
  { matches: /\bETIMEDOUT\b/, layer: 'reach', code: 'no-answer' },
  { matches: /\b(?:EHOSTUNREACH|ENETUNREACH|ENETDOWN|EADDRNOTAVAIL)\b/, layer: 'reach', code: 'unreachable' },
  { matches: /\bECONNRESET\b|\bEPIPE\b|Connection lost before handshake/, layer: 'reach', code: 'dropped' },
  { matches: /no matching|No matching/, layer: 'reach', code: 'no-common-algorithm' },
  { matches: /Invalid identification|greeting/i, layer: 'reach', code: 'not-ssh' },
  { matches: /Too many authentication failures/i, layer: 'login', code: 'too-many-tries' },
  { matches: /Keepalive timeout/, layer: 'reach', code: 'silent' },
] as const;

function codeOf(error: unknown): string {
  if (!(error instanceof Error) || !('code' in error)) return '';
  return String(error.code);
}

// An error of several addresses tried at once has a code and no message.
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message || codeOf(error) || error.name;
}
