import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageFolder } from '../../../package-folder.ts';

/** Where the parts of Python are, run from source or from the bundle. */
export type PythonParts = {
  readonly childEntry: string;
  readonly libraryFolder: string;
  readonly pyodideFolder: string;
  /** Folders whose code the child loads. */
  readonly codeFolders: readonly string[];
};

export function locatePython(): PythonParts {
  const isSource = import.meta.url.endsWith('.ts');
  const place = (name: string) => fileURLToPath(new URL(name, import.meta.url));
  const require = createRequire(import.meta.url);
  const pyodideFolder = dirname(require.resolve('pyodide/package.json'));
  const modulesFolder = dirname(pyodideFolder);
  return {
    childEntry: place(isSource ? './child.ts' : './python-child.js'),
    libraryFolder: place(isSource ? './library' : './python-library'),
    pyodideFolder,
    codeFolders: [
      isSource ? place('../../..') : place('.'),
      `${packageFolder()}/package.json`,
      modulesFolder,
    ],
  };
}
