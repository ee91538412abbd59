import childProcess from 'node:child_process';
import dgram from 'node:dgram';
import dns from 'node:dns';
import { constants } from 'node:fs';
import moduleLoader, { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import workerThreads from 'node:worker_threads';

/**
 * Takes out of this thread what a guest's program has no use for. The permission model keeps files and processes
 * away; this is the second wall, and the one before the network, which the model leaves open before Node 25, and before
 * other processes' signals, which it leaves open in every version.
 */
export function lockDown(): void {
  close(net.Socket.prototype, ['connect']);
  close(net.Server.prototype, ['listen']);
  close(dgram.Socket.prototype, ['bind', 'send', 'connect']);
  for (const module of [childProcess, dgram, dns]) close(module);
  close(net, ['connect', 'createConnection', 'createServer']);
  for (const name of ['fetch', 'WebSocket', 'EventSource']) {
    Object.defineProperty(globalThis, name, { value: undefined, configurable: false, writable: false });
  }
  for (const name of ['kill', '_kill', '_debugProcess', 'dlopen', '_linkedBinding', 'chdir', 'execve']) {
    if (name in process) Object.defineProperty(process, name, { value: refuse, configurable: false });
  }
  Object.defineProperty(process, 'binding', { value: constantsOnly, configurable: false });
  syncBuiltinESMExports();
}

/** Emscripten asks for the flags of files in this old way, and for nothing else. */
function constantsOnly(name: string): object {
  return name === 'constants' ? { fs: constants } : refuse();
}

/** In the thread that runs Python: no other thread, whose walls would be new. */
export function lockDownThreads(): void {
  close(workerThreads, ['Worker']);
  close(moduleLoader, ['register', 'registerHooks', 'createRequire', 'runMain']);
  syncBuiltinESMExports();
}

function close(holder: object, names: readonly string[] = Object.keys(holder)): void {
  for (const name of names) {
    if (typeof Reflect.get(holder, name) === 'function') Reflect.set(holder, name, refuse);
  }
}

function refuse(): never {
  throw new Error('not permitted');
}
