import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { readJsonIfThere, writePrivateFile } from '../private-file.ts';

/** Where a running machine can be spoken to. It may be out of date: only an answer proves that the machine is there. */
export type RunningFile = {
  readonly process: number;
  /** Where its SSH server answers. */
  readonly port: number;
  readonly controlPort: number;
  /** Known only to the machine and to who may read its folder: both sides prove with it that they are the ones. */
  readonly token: string;
  /** Of the program that started it. */
  readonly version: string;
};

export function readRunningFile(folder: string): RunningFile | undefined {
  const value = readJsonIfThere(runningFile(folder));
  if (typeof value !== 'object' || value === null) return undefined;
  if (!('port' in value && 'controlPort' in value)) return undefined;
  if (!('process' in value && 'token' in value && 'version' in value)) return undefined;
  const { process, port, controlPort, token, version } = value;
  if (typeof process !== 'number' || typeof token !== 'string' || typeof version !== 'string')
    return undefined;
  return isPort(port) && isPort(controlPort) ? { process, port, controlPort, token, version } : undefined;
}

export function writeRunningFile(folder: string, running: RunningFile): void {
  writePrivateFile(runningFile(folder), `${JSON.stringify(running)}\n`);
}

/** Removes the file unless another machine has put its own there. */
export function removeRunningFile(folder: string, token: string): void {
  if (readRunningFile(folder)?.token === token) rmSync(runningFile(folder), { force: true });
}

const runningFile = (folder: string): string => join(folder, 'machine', 'running.json');

function isPort(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 && value < 65_536;
}
