import type { Program } from './program.ts';

/** A program and the names it answers to; the program itself is loaded when it is first called. */
type RegisteredProgram = {
  readonly names: readonly string[];
  readonly load: () => Promise<Program>;
};

/** The programs of the machine. To add one, add it here: its names are then commands of every shell. */
const programs: readonly RegisteredProgram[] = [
  { names: ['vim', 'vi', 'vimtutor', 'view'], load: async () => (await import('./vim/vim.ts')).vim },
  { names: ['nano', 'pico', 'rnano'], load: async () => (await import('./nano/nano.ts')).nano },
  { names: ['less', 'pager'], load: async () => (await import('./pager/less.ts')).less },
  { names: ['more'], load: async () => (await import('./pager/more.ts')).more },
  { names: ['man', 'apropos', 'whatis'], load: async () => (await import('./pager/man.ts')).man },
  { names: ['top'], load: async () => (await import('./top.ts')).top },
  {
    names: ['python3', 'python', 'pip3', 'pip'],
    load: async () => (await import('./python/python.ts')).python,
  },
];

/** The program that a shell's command leads to. */
export async function loadProgram(name: string): Promise<Program | undefined> {
  const program = await programs.find(({ names }) => names.includes(name))?.load();
  if (program) loaded.add(program);
  return program;
}

const loaded = new Set<Program>();

/** Stops what programs keep ready for their next run. */
export function stopPrograms(): void {
  for (const program of loaded) program.stop?.();
}

export const programNames: readonly string[] = programs.flatMap(({ names }) => names);
