import { AsyncLocalStorage } from 'node:async_hooks';

const elevated = new AsyncLocalStorage<true>();

/** What runs within `run` was asked for with sudo. */
export const asRoot = {
  run: <Result>(action: () => Result): Result => elevated.run(true, action),
  isOn: (): boolean => elevated.getStore() === true,
};
