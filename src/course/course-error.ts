import type { Fault } from './fault.ts';
import { formatFault } from './say-fault.ts';

/** A course that cannot be used, with everything that is wrong with it. `message` is in English, for logs. */
export class CourseError extends Error {
  readonly folder: string;
  readonly faults: readonly Fault[];

  constructor(folder: string, faults: readonly Fault[]) {
    super([folder, ...faults.map((fault) => formatFault(fault, 'en'))].join('\n'));
    this.name = 'CourseError';
    this.folder = folder;
    this.faults = faults;
  }
}
