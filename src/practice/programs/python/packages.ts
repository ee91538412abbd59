import { join } from 'node:path';

/** Where packages that were prepared lie, unpacked, under Python's folder. */
export const installedFolder = (pythonFolder: string): string => join(pythonFolder, 'packages', 'installed');

/** Where a guest's program finds them. */
export const packagesPath = '/usr/lib/python3/dist-packages';
