import type { FindingKind } from '../course/rehearsal/report.ts';
import type { Sentence } from './language.ts';

/** What the command `course` says of itself and of what it found. */
export const courseCommandWords = {
  description: {
    es: 'Revisa un curso (lint) o ensaya sus ejercicios (rehearse)',
    en: 'Checks a course (lint) or rehearses its exercises (rehearse)',
  },
  action: { es: 'Qué hacer: lint o rehearse', en: 'What to do: lint or rehearse' },
  target: {
    es: 'lint: la carpeta del curso. rehearse: un solo ejercicio',
    en: 'lint: the folder of the course. rehearse: one exercise alone',
  },
  folder: {
    es: 'Carpeta del curso (si no, el curso incluido)',
    en: 'Folder of the course (else the course that is included)',
  },
  json: { es: 'Escribe el informe como JSON', en: 'Writes the report as JSON' },
  clean: {
    es: 'Sin fallas: {{exercises}} ejercicios revisados.',
    en: 'No faults: {{exercises}} exercises checked.',
  },
  faults: {
    es: 'Fallas: {{faults}}. Avisos: {{warnings}}.',
    en: 'Faults: {{faults}}. Warnings: {{warnings}}.',
  },
  noCourse: {
    es: 'El curso tiene fallas y no se puede ensayar:',
    en: 'The course has faults and cannot be rehearsed:',
  },
  noExercise: {
    es: 'No hay ningún ejercicio `{{exercise}}`. Hay: {{exercises}}.',
    en: 'There is no exercise `{{exercise}}`. There are: {{exercises}}.',
  },
  progress: { es: '{{exercise}}: {{done}} de {{total}}', en: '{{exercise}}: {{done}} of {{total}}' },
  tried: {
    es: '{{exercise}}: {{solutions}} soluciones, {{alternates}} alternativas, {{mutants}} equivocadas, en {{seconds}} s',
    en: '{{exercise}}: {{solutions}} solutions, {{alternates}} alternates, {{mutants}} mutants, in {{seconds}} s',
  },
  total: {
    es: 'Total: {{solutions}} soluciones, {{alternates}} alternativas, {{mutants}} equivocadas',
    en: 'Total: {{solutions}} solutions, {{alternates}} alternates, {{mutants}} mutants',
  },
  verdict: {
    es: 'Rechazos injustos: {{refusals}}. Aciertos falsos: {{acceptances}}. Otras fallas: {{others}}.',
    en: 'False refusals: {{refusals}}. False acceptances: {{acceptances}}. Other faults: {{others}}.',
  },
} as const satisfies Record<string, Sentence>;

/** What a finding of a rehearsal means. */
export const findingSentences: Readonly<Record<FindingKind, Sentence>> = {
  'solution-refused': { es: 'la solución no se acepta', en: 'the solution is refused' },
  'alternate-refused': { es: 'otra manera correcta no se acepta', en: 'another right way is refused' },
  'passed-at-start': { es: 'se acepta antes de hacer nada', en: 'it passes before anything is done' },
  'passed-too-soon': {
    es: 'se acepta con la solución de otro paso',
    en: 'it passes with the solution of another step',
  },
  'mutant-accepted': { es: 'se acepta algo equivocado', en: 'something wrong is accepted' },
  'wrong-code': { es: 'no se acepta, pero por otra razón', en: 'it is refused, but for another reason' },
  regressed: { es: 'deja de estar aprobado', en: 'it no longer passes' },
  unstable: { es: 'mirar dos veces no da lo mismo', en: 'looking twice does not give the same' },
  trace: { es: 'mirar dejó un rastro', en: 'looking left a trace' },
  'not-repeatable': {
    es: 'la solución no da siempre lo mismo',
    en: 'the solution does not always give the same',
  },
  'could-not-look': { es: 'no se pudo mirar', en: 'it could not be looked at' },
  'could-not-run': { es: 'no se pudo llevar a cabo', en: 'it could not be carried out' },
};
