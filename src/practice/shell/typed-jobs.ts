import type { StatementNode } from 'just-bash';
import { internalName } from './live-script.ts';
import { literalText, word } from './syntax.ts';

/** The text of a typed `COMMAND &` without the `&`; undefined for what does not go to the background. */
export function backgroundText({ background, sourceText }: StatementNode): string | undefined {
  // The text of a here-document is not part of what just-bash keeps.
  if (!background || sourceText === undefined || sourceText.includes('<<')) return undefined;
  return sourceText.replace(/\s*&\s*$/, '');
}

/** The same statement with our `wait`, which knows the jobs of the session. */
export function waitingForJobs(statement: StatementNode): StatementNode {
  const pipelines = statement.pipelines.map((pipe) => ({
    ...pipe,
    commands: pipe.commands.map((node) =>
      node.type === 'SimpleCommand' && node.name && literalText(node.name) === 'wait'
        ? { ...node, name: word(internalName('wait_jobs')) }
        : node,
    ),
  }));
  return { ...statement, pipelines };
}
