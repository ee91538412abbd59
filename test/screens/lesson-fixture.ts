import type { Course, Exercise, ExerciseTexts, StudentExercise } from '../../src/course/course.ts';
import type { Language } from '../../src/language/language.ts';
import type { StepDeclaration } from '../../src/tasks/task.ts';

export function studentExercise(id: string): StudentExercise {
  const exercise = course.units[0]?.exercises.find((candidate) => candidate.id === id);
  if (!exercise) throw new Error(`no exercise ${id}`);
  return { ...exercise, values: { student: 'ana', home: '/home/ana' } };
}

function makeExercise(id: string, needs: readonly string[], title: Record<Language, string>): Exercise {
  return {
    id,
    version: 1,
    folder: `/course/${id}`,
    needs,
    minutes: 10,
    variables: [],
    setup: [],
    steps: stepIds.map((step) => declareStep(step)),
    texts: { es: texts('es', title.es), en: texts('en', title.en) },
    files: ['saludo.py'],
    rehearsal: { steps: {} },
  };
}

const stepIds = ['tu-carpeta', 'notas', 'copia', 'mover', 'borrar'] as const;

const declareStep = (id: string): StepDeclaration => ({
  id,
  needs: [],
  points: 1,
  tasks: [
    { id: 'carpeta', kind: 'folder', needs: [], latch: false, fields: {} },
    { id: 'texto', kind: 'text', needs: ['carpeta'], latch: false, fields: {} },
  ],
});

function texts(language: Language, title: string): ExerciseTexts {
  const isSpanish = language === 'es';
  const titles = isSpanish
    ? ['Tu carpeta', 'Un archivo de notas', 'Una copia', 'Mover la copia', 'Borrar lo viejo']
    : ['Your folder', 'A file of notes', 'A copy', 'Moving the copy', 'Removing the old one'];
  return {
    title,
    summary: title,
    introduction: isSpanish
      ? 'En un servidor todo vive en **carpetas**. La tuya es `/home/ana`.'
      : 'On a server everything lives in **folders**. Yours is `/home/ana`.',
    steps: Object.fromEntries(
      stepIds.map((id, index) => [
        id,
        {
          title: titles[index] ?? id,
          body: isSpanish ? bodies.es : bodies.en,
          hints: isSpanish ? hints.es : hints.en,
          passed: index === 0 ? passed[language] : undefined,
        },
      ]),
    ),
    messages: {},
    commands: isSpanish
      ? { mkdir: 'crea una carpeta', ls: 'muestra lo que hay' }
      : { mkdir: 'makes a folder', ls: 'shows what is there' },
  };
}

const bodies = {
  es: `Crea una carpeta con **tu nombre** dentro de tu casa, \`/home/ana\`.

\`\`\`
mkdir NOMBRE
\`\`\`

Tres cosas que conviene saber:

- las **mayúsculas** importan: \`Ana\` no es \`ana\`
- un espacio separa palabras: 日本語 también vale
- puedes mirar el resultado con \`ls\`

Más en [el manual](https://www.gnu.org/software/coreutils/).`,
  en: `Make a folder with **your name** inside your home, \`/home/ana\`.

\`\`\`
mkdir NAME
\`\`\`

Three things worth knowing:

- **capitals** matter: \`Ana\` is not \`ana\`
- a space parts words: 日本語 works too
- you can see what came of it with \`ls\`

More in [the manual](https://www.gnu.org/software/coreutils/).`,
} as const;

const hints = {
  es: [
    'Los comandos son palabras cortas en inglés: *make directory*.',
    'Se escribe `mkdir` y después el nombre.',
  ],
  en: ['Commands are short English words: *make directory*.', 'It is written `mkdir` and then the name.'],
} as const;

const passed = {
  es: 'Tu carpeta `/home/ana/ana` existe y es tuya.',
  en: 'Your folder `/home/ana/ana` is there and it is yours.',
} as const;

/** A small course in both languages: what the screens are shown with. */
export const course: Course = {
  id: 'prueba',
  title: { es: 'Introducción a los servidores', en: 'Introduction to servers' },
  folder: '/course',
  units: [
    {
      id: 'servidores',
      title: { es: 'Servidores', en: 'Servers' },
      exercises: [
        makeExercise('conexion', [], { es: 'Conectarte a un servidor', en: 'Connecting to a server' }),
        makeExercise('carpetas', ['conexion'], { es: 'Carpetas y archivos', en: 'Folders and files' }),
        makeExercise('subir-script', ['carpetas'], { es: 'Subir un script', en: 'Uploading a script' }),
      ],
    },
  ],
};
