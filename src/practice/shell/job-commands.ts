import { type CustomCommand, defineCommand } from 'just-bash';
import { lastJobVariable } from './job-variable.ts';
import { internalName } from './live-script.ts';
import type { LiveShell } from './live-shell.ts';

/** The commands that deal with what was started with `&`; the jobs themselves are the session's. */
export function jobCommands(shell: LiveShell): CustomCommand[] {
  const ask = async (action: 'jobs' | 'kill' | 'wait' | 'fg' | 'bg', args: readonly string[]) => {
    const answer = await shell.request({ kind: 'job', action, arguments: args });
    if (answer.kind !== 'done') return { stdout: '', stderr: '', exitCode: 130 };
    return {
      stdout: Buffer.from(answer.stdout).toString(),
      stderr: Buffer.from(answer.stderr).toString(),
      exitCode: answer.exitCode,
    };
  };
  return [
    ...(['jobs', 'kill'] as const).map((name) => defineCommand(name, (args) => ask(name, args))),
    ...(['fg', 'bg'] as const).map((name) =>
      defineCommand(name, async (args) => {
        if (shell.options.style === 'interactive') return ask(name, args);
        return { stdout: '', stderr: `bash: ${name}: no job control\n`, exitCode: 1 };
      }),
    ),
    defineCommand(internalName('wait_jobs'), (args) => ask('wait', args)),
    defineCommand(internalName('background'), async ([text = ''], { env }) => {
      const { exitCode, stderr, ...job } = await shell.startJob(text);
      await shell.write(2, Buffer.from(stderr));
      if (exitCode === 0) env.set(lastJobVariable, job.processId);
      return { stdout: '', stderr: '', exitCode };
    }),
  ];
}
