import { statSync } from 'node:fs';
import { join } from 'node:path';
import { type Sentence, say } from '../../language/language.ts';
import { practiceWords as words } from '../../language/practice.ts';
import { installPackages, PackageError } from '../../practice/programs/python/install-packages.ts';
import { coursePackages, packageSource, wheelsFolder } from '../../practice/programs/python/packages.ts';
import { openSnapshot } from '../../practice/programs/python/snapshot.ts';
import type { CommandContext } from '../command.ts';

/** Makes Python ready and fetches the packages of the course, from the network or from a folder. */
export async function preparePractice(
  { packages }: { readonly packages: string | undefined },
  { language, output, errors, folders, signal }: CommandContext,
): Promise<number> {
  if (packages !== undefined && !statSync(packages, { throwIfNoEntry: false })?.isDirectory()) {
    errors.write(`${say(words.noPackagesFolder, language, { place: packages })}\n`);
    return 2;
  }
  const pythonFolder = join(folders.practice, 'machine', 'python');
  output.write(`${say(words.preparingPython, language)}\n`);
  await openSnapshot(pythonFolder);
  try {
    const installed = await installPackages(pythonFolder, coursePackages, {
      from: packages,
      signal,
      onPackage: ({ name, version }) =>
        output.write(`  ${say(words.preparingPackage, language, { name, version })}\n`),
    });
    const names = installed.map(({ name }) => name);
    output.write(`${say(words.prepared, language, { names, folder: wheelsFolder(pythonFolder) })}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof PackageError)) throw error;
    const place = packages ?? new URL(packageSource(pythonFolder).url).host;
    errors.write(`${say(sentences[error.kind], language, { file: error.fileName, place })}\n`);
    return 1;
  }
}

const sentences: Readonly<Record<PackageError['kind'], Sentence>> = {
  offline: words.packageOffline,
  missing: words.packageMissing,
  damaged: words.packageDamaged,
};
