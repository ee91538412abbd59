import { ensureBuilt } from '../scripts/build.mjs';

/** Some tests start the program as a student does: it is built once, before all of them. */
export const setup = ensureBuilt;
