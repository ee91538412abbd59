import { stat } from 'node:fs/promises';
import { basename, isAbsolute, posix, resolve } from 'node:path';
import { type Language, say, type Values } from '../../language/language.ts';
import { plainSentences as text } from '../../language/plain.ts';
import type { Server } from '../../server/server.ts';

export type PlainUpload = {
  readonly server: Server;
  readonly language: Language;
  /** Where a file's name is looked for, in this order. */
  readonly localFolders: readonly string[];
  /** The shell's folder on the server, from which a target is meant. */
  readonly remoteFolder: string;
  /** Whether the student said that a file of that name may be replaced. */
  readonly mayReplace: boolean;
};

/** Carries out `:upload FILE [TARGET]` and returns what to say. Throws `ServerError`. */
export async function plainUpload(words: string, options: PlainUpload): Promise<readonly string[]> {
  const { server, language, mayReplace } = options;
  const speak = (sentence: keyof typeof text, values: Values = {}) => [say(text[sentence], language, values)];
  const [file, target, ...others] = splitWords(words);
  if (!file || others.length > 0) return speak('uploadUsage');
  const local = await findLocal(file, options.localFolders);
  if (!local) return speak('uploadNoFile', { file });
  if (local.isFolder) return speak('uploadIsFolder', { file });
  const path = await remotePath(basename(local.path), target, options);
  const folder = posix.dirname(path);
  if ((await server.files.stat(folder))?.kind !== 'folder') return speak('uploadNoFolder', { folder });
  if (!mayReplace && (await server.files.lstat(path))) return speak('uploadExists', { file, path });
  await server.files.upload(local.path, path);
  return speak('uploadDone', { path, bytes: local.size });
}

async function findLocal(file: string, folders: readonly string[]) {
  for (const folder of isAbsolute(file) ? [''] : folders) {
    const path = resolve(folder, file);
    const facts = await stat(path).catch(() => undefined);
    if (facts) return { path, size: facts.size, isFolder: facts.isDirectory() };
  }
  return undefined;
}

async function remotePath(name: string, target: string | undefined, { server, remoteFolder }: PlainUpload) {
  if (target === undefined) return posix.join(remoteFolder, name);
  const fromHome = target.replace(/^~(?=\/|$)/, await server.home());
  const path = posix.resolve(remoteFolder, fromHome);
  const isFolder = fromHome.endsWith('/') || (await server.files.stat(path))?.kind === 'folder';
  return isFolder ? posix.join(path, name) : path;
}

/** Words as a shell would split them: quotes hold spaces together. */
function splitWords(words: string): readonly string[] {
  const found = words.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g);
  return [...found].map(([, double, single, bare]) => double ?? single ?? bare ?? '');
}
