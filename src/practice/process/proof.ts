import { createHmac, timingSafeEqual } from 'node:crypto';

/** Which side proves that it knows the token; a proof of one is none of the other. */
export type Side = 'machine' | 'tutor';

/** What a side answers to the other's random question, without telling the token. */
export function prove(token: string, side: Side, question: string): string {
  return createHmac('sha256', token).update(`${side} ${question}`).digest('hex');
}

export function isProof(given: unknown, token: string, side: Side, question: string): boolean {
  const expected = Buffer.from(prove(token, side, question));
  const answer = Buffer.from(typeof given === 'string' ? given : '');
  return answer.length === expected.length && timingSafeEqual(answer, expected);
}

/** One field of a message that came from elsewhere; undefined when the message has none. */
export function field(message: unknown, name: string): unknown {
  return typeof message === 'object' && message !== null ? Reflect.get(message, name) : undefined;
}
