import { expect, test } from 'vitest';
import { forStudent } from '../../src/course/for-student.ts';
import { ownCourseFolder } from '../../src/course/own-course-folder.ts';
import { readCourse } from '../../src/course/read-course.ts';
import { languages } from '../../src/language/language.ts';
import type { OpenExercise } from '../../src/tutor/tutor.ts';
import { fail } from '../../src/verdict/verdict.ts';
import { fakeTutor, startedState } from './fake-tutor.ts';
import { show } from './show.ts';

/** Words with which each step of the course says what it wants done; nothing can be done without having read them. */
const requests: Readonly<Record<string, Readonly<Record<'es' | 'en', string>>>> = {
  'conexion/huella': { es: 'sus cuatro últimos caracteres?', en: 'its last four characters?' },
  'conexion/nombre': { es: '¿cómo se llama esta máquina?', en: 'what is this machine called?' },
  'conexion/donde': { es: '¿cuál es la ruta de tu home?', en: 'what is the path of your home?' },
  'conexion/mirar': { es: 'el nombre completo de ese archivo?', en: 'the whole name of that file?' },
  'conexion/entrar': { es: '¿cuál es la ruta completa?', en: 'what is the whole path?' },
  'conexion/volver': { es: 'un archivo llamado inicio.txt.', en: 'a file called inicio.txt.' },
  'carpetas/carpeta-propia': { es: 'crea una carpeta que se llame ana', en: 'make a folder called ana' },
  'carpetas/subcarpeta': { es: 'crea otra que se llame datos.', en: 'make another one called datos.' },
  'carpetas/notas': { es: 'tu nombre de usuario, ana.', en: 'hold your user name, ana.' },
  'carpetas/copiar': { es: 'una copia en tu carpeta datos', en: 'a copy in your folder datos' },
  'carpetas/mover': { es: 'y que allí se llame hoja.txt.', en: 'where it is to be called hoja.txt.' },
  'carpetas/borrar': { es: 'Bórralo, y solo ese', en: 'Remove it, and only it' },
  'carpetas/borrar-carpeta': { es: 'bórrala entera', en: 'remove all of it' },
  'subir-script/destino': { es: 'una carpeta que se llame scripts.', en: 'a folder called scripts.' },
  'subir-script/saludo': { es: 'Lleva saludo.py a la carpeta', en: 'Take saludo.py to the folder' },
  'subir-script/medidas': { es: 'sube medidas.py', en: 'upload medidas.py' },
  'subir-script/datos': { es: 'Súbelo también a scripts', en: 'Upload it to scripts too' },
  'subir-script/contar': { es: 'temperaturas.csv en el servidor?', en: 'have on the server?' },
  'subir-script/ultima': {
    es: '¿de qué estación es el último renglón?',
    en: 'which station is the last line about?',
  },
};

const course = await readCourse(ownCourseFolder());
const fingerprint = 'SHA256:43nCbWwdzSXQkJ0mNqXmBCyZPQfXpEwCBwyVN0Lq3Fk';
const values = { student: 'ana', home: '/home/ana', fingerprint, courseKey: course.id };
const exercises = course.units.flatMap((unit) => unit.exercises).map((one) => forStudent(one, values));
const steps = exercises.flatMap((exercise) => exercise.steps.map((step) => ({ exercise, step: step.id })));

/** The step as it is met by a student who has just done the one before it, and whose home lacks what it asks for. */
function meeting({ exercise, step }: (typeof steps)[number]): OpenExercise {
  const at = exercise.steps.findIndex(({ id }) => id === step);
  const path = '/home/ana/practica/plantilla.txt';
  const facts = {
    path,
    name: 'plantilla.txt',
    folder: '/home/ana/practica',
    siblings: ['sobra.txt', 'viejo'],
  };
  const { open } = startedState();
  if (!open) throw new Error('the fixture opens an exercise');
  return {
    ...open,
    exercise,
    openStep: step,
    steps: exercise.steps.map(({ id, tasks }, index) => ({
      id,
      status: index < at ? 'passed' : 'open',
      verdicts: tasks.map((task) => ({ task: task.id, kind: 'file', verdict: fail('missing', facts) })),
      hintsOpened: 0,
      question: tasks.some(({ kind }) => kind === 'answer') ? { task: 'x', answer: undefined } : undefined,
    })),
  };
}

test('the words of every step of the course are known here', () => {
  expect(steps.map(({ exercise, step }) => `${exercise.id}/${step}`).sort()).toEqual(
    Object.keys(requests).sort(),
  );
});

test.each([
  { columns: 80, rows: 24 },
  { columns: 120, rows: 40 },
])('at $columns × $rows each step shows what it asks, also while something is missing', async (size) => {
  const hidden: string[] = [];
  for (const language of languages) {
    for (const one of steps) {
      const open = meeting(one);
      const previous = open.steps[open.steps.findIndex(({ id }) => id === one.step) - 1];
      await using shown = show({ ...size, language, tutor: fakeTutor({ open }) });
      if (previous) shown.view.update({ justPassed: { exercise: one.exercise.id, step: previous.id } });
      shown.view.update({ page: undefined, focus: 'shell' });
      await shown.settle();
      const seen = shown
        .screen()
        .map((row) => (size.columns === 120 ? row.split('│')[0] : row))
        .join(' ')
        .replace(/\s+/g, ' ');
      const name = `${one.exercise.id}/${one.step}`;
      const wanted = requests[name]?.[language] ?? 'no words';
      if (!seen.includes(wanted)) hidden.push(`${language} ${name}: ${wanted}\n${shown.text()}`);
    }
  }
  expect(hidden).toEqual([]);
});
