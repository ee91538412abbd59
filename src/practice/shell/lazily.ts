import type { StatementNode } from 'just-bash';

/** A list whose elements are made when they are reached. */
export function lazily(make: () => Iterator<StatementNode>): StatementNode[] {
  return Object.defineProperty<StatementNode[]>([], Symbol.iterator, { value: make });
}
