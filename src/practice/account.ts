/** One student on the practice machine: a name, a home and a /tmp of its own, and nothing of the others. */
export type Account = {
  /** Login name, `[a-z][a-z0-9_-]*`. */
  readonly name: string;
  readonly userId: number;
  readonly password: string;
  /** Real private folder behind `/home/NAME`. */
  readonly homeFolder: string;
  /** Real private folder behind `/tmp`. */
  readonly tmpFolder: string;
  /** The machine's own name, what `hostname` prints. */
  readonly hostname: string;
  /** Real private folder of the machine, where programs keep what they make once for all. No guest sees it. */
  readonly machineFolder?: string;
};
