import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Course, Exercise, ExerciseTexts } from '../../src/course/course.ts';
import type { StepDeclaration } from '../../src/tasks/task.ts';

/** A course of two exercises for the tests of the tutor; its files are written to `folder`. */
export function smallCourse(
  folder: string,
  change: (exercise: Exercise) => Exercise = (same) => same,
): Course {
  const carpetas = change(exercise(folder));
  mkdirSync(join(carpetas.folder, 'files'), { recursive: true });
  for (const name of carpetas.files) {
    writeFileSync(join(carpetas.folder, 'files', name), `# ${name} ${carpetas.version}\n`);
  }
  const segunda: Exercise = { ...exercise(folder), id: 'segunda', setup: [], files: [] };
  return {
    id: 'prueba',
    title: { es: 'Curso de prueba', en: 'Test course' },
    folder,
    units: [
      { id: 'servidor', title: { es: 'El servidor', en: 'The server' }, exercises: [carpetas, segunda] },
    ],
  };
}

export const step = (
  id: string,
  tasks: StepDeclaration['tasks'],
  needs: readonly string[] = [],
): StepDeclaration => ({
  id,
  needs,
  points: 1,
  tasks,
});

export const task = (id: string, kind: string, fields: object, latch = false) => ({
  id,
  kind,
  needs: [],
  latch,
  fields,
});

function exercise(folder: string): Exercise {
  return {
    id: 'carpetas',
    version: 1,
    folder: join(folder, 'carpetas'),
    needs: [],
    minutes: 5,
    variables: [{ name: 'codigo', derive: 'hex', length: 6 }],
    setup: [
      { kind: 'makeFolder', path: '{{home}}/practica' },
      { kind: 'write', path: '{{home}}/practica/sobra.txt', text: 'sobra {{codigo}}\n' },
      { kind: 'write', path: '{{home}}/practica/queda.txt', text: 'queda\n' },
    ],
    steps: [
      step('propia', [task('carpeta', 'folder', { path: '{{home}}/{{student}}' })]),
      step('datos', [task('carpeta', 'folder', { path: '{{home}}/{{student}}/datos' })], ['propia']),
      step('nombre', [task('pregunta', 'answer', { equals: '{{codigo}}' })]),
      step('borrar', [
        task('archivo', 'absent', {
          path: '{{home}}/practica/sobra.txt',
          beside: '{{home}}/practica/queda.txt',
        }),
      ]),
    ],
    texts: { es: texts('Carpetas', 'es'), en: texts('Folders', 'en') },
    files: ['saludo.py'],
    rehearsal: {
      steps: {
        propia: solution({ kind: 'shell', script: 'mkdir "{{home}}/{{student}}"' }),
        datos: solution({ kind: 'shell', script: 'mkdir "{{home}}/{{student}}/datos"' }),
        nombre: solution({ kind: 'answer', task: 'pregunta', value: '{{codigo}}' }),
        borrar: solution({ kind: 'remove', path: '{{home}}/practica/sobra.txt' }),
      },
    },
  };
}

const solution = (...actions: Exercise['rehearsal']['steps'][string]['solution']) => ({
  solution: actions,
  alternates: [],
  mutants: [],
});

function texts(title: string, language: string): ExerciseTexts {
  const stepTexts = (id: string) => ({
    title: `${title}: ${id}`,
    body: `Haz **${id}** (${language}).`,
    hints: [`pista 1 ${id}`, `pista 2 ${id}`],
    passed: id === 'propia' ? `Bien: ${id}.` : undefined,
  });
  return {
    title,
    summary: `${title}.`,
    introduction: 'Introducción.',
    steps: Object.fromEntries(['propia', 'datos', 'nombre', 'borrar'].map((id) => [id, stepTexts(id)])),
    messages: {},
    commands: { mkdir: language === 'es' ? 'crea una carpeta' : 'makes a folder' },
  };
}
