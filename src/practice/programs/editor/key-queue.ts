import type { Key } from './keys.ts';

/** The editor was told to stop while it waited for a key: the line was cut, or the machine is closing. */
export class HungUp extends Error {}

/**
 * Keys wait here until the editor asks for the next one, so that an editor reads like the grammar of its commands.
 * `onWait` is called when it has to wait: the moment to paint.
 */
export class KeyQueue {
  readonly #keys: Key[] = [];
  readonly #onWait: () => void;
  #waiting: { readonly resolve: (key: Key) => void; readonly reject: (error: Error) => void } | undefined;
  #isHungUp = false;

  constructor(onWait: () => void) {
    this.#onWait = onWait;
  }

  push(key: Key): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    if (waiting) waiting.resolve(key);
    else this.#keys.push(key);
  }

  /** Puts keys before all that wait: how a command is repeated. */
  pushFront(keys: readonly Key[]): void {
    this.#keys.unshift(...keys);
  }

  /** The next key; throws `HungUp` when there will be none. */
  next(): Promise<Key> {
    const key = this.#keys.shift();
    if (key !== undefined) return Promise.resolve(key);
    if (this.#isHungUp) return Promise.reject(new HungUp());
    this.#onWait();
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
    });
  }

  hangUp(): void {
    this.#isHungUp = true;
    this.#waiting?.reject(new HungUp());
    this.#waiting = undefined;
  }
}
