import { type Fault, faultAt } from '../fault.ts';
import type { ExerciseSource, TextsSource } from '../load-exercise.ts';
import type { RawRehearsal } from '../schemas.ts';

type RawAction = RawRehearsal['steps'][string]['solution'][number];

/** A hint points and a message names what was found; neither holds the command of the solution, word for word. */
export function checkGiveaways({ rehearsal, texts }: ExerciseSource): readonly Fault[] {
  if (!rehearsal) return [];
  return Object.entries(rehearsal.raw.steps).flatMap(([step, { solution }]) => {
    const commands = solution.flatMap(commandsOf);
    return [texts.es, texts.en].flatMap((one) => (one ? giveaways(one, step, commands) : []));
  });
}

/** Commands of one word are left out: an exercise about `pwd` has to name it. */
function commandsOf(action: RawAction): readonly string[] {
  const typed = (action.keys ?? []).flatMap((keys) => keys.split('<Enter>'));
  return [...(action.shell ?? '').split(/\n|&&|;/), ...typed]
    .map(oneSpaced)
    .filter((command) => command.includes(' '));
}

function giveaways(texts: TextsSource, step: string, commands: readonly string[]): Fault[] {
  const hints = texts.sections.find((section) => section.id === step)?.hints ?? [];
  const messages = Object.entries(texts.matter.messages ?? {})
    .filter(([key]) => key.startsWith(`${step}.`))
    .map(([key, text]) => ({ text, position: texts.frontMatter.positionOf(['messages', key]) }));
  return [...hints, ...messages].flatMap(({ text, position }) =>
    commands
      .filter((command) => oneSpaced(text).includes(command))
      .map((command) => faultAt(texts.path, position, 'giveaway', { command })),
  );
}

const oneSpaced = (text: string): string => text.replace(/\s+/g, ' ').trim();
