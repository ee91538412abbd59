import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Language } from '../../../src/language/language.ts';
import { runPlain } from '../../../src/screens/plain/run-plain.ts';
import type { Tutor } from '../../../src/tutor/tutor.ts';
import { realServerHasOwnHome, realServerMissing } from '../../real/sshd.ts';
import { type Desk, sitDown, steps } from '../../tutor/desk.ts';

const isMissing = !process.env.CI && (realServerMissing !== undefined || !realServerHasOwnHome);

describe.skipIf(isMissing)(
  `plain mode (skipped without a real sshd of our own: ${realServerMissing})`,
  () => {
    let desk: Desk;
    let tutor: Tutor;

    beforeAll(async () => {
      desk = await sitDown();
    });
    afterEach(() => desk.clear());
    afterAll(() => desk.leave());

    /** A whole visit by a pipe: the lines go in, what was said and the exit code come out. */
    async function pipe(
      lines: readonly string[],
      options: { language?: Language; interactive?: boolean } = {},
    ) {
      tutor = await desk.open();
      const input = new PassThrough();
      const output = new PassThrough();
      let said = '';
      output.setEncoding('utf8').on('data', (text: string) => {
        said += text;
      });
      input.end(lines.map((line) => `${line}\n`).join(''));
      const { language = 'es', interactive = false } = options;
      const exitCode = await runPlain({ tutor, server: desk.server, input, output, language, interactive });
      return { exitCode, said };
    }

    test('shows the lesson, runs the line, and says what passed and what comes next', async () => {
      const { said, exitCode } = await pipe(['mkdir ~/ana && echo hecho']);
      expect(said.replaceAll(desk.workFolder, 'FOLDER')).toBe(wholeVisit);
      expect(exitCode).toBe(3);
    });

    test('the whole exercise by lines completes it, and the exit code is 0', async () => {
      const code = (await desk.open()).state.open?.exercise.values.codigo;
      const { said, exitCode } = await pipe([
        'mkdir ~/ana',
        'cd ~/ana',
        'mkdir datos',
        `:respuesta ${code}`,
        'rm ~/practica/sobra.txt',
      ]);
      expect(said).toContain('✓ Ejercicio completo: «Carpetas».');
      expect(said).toContain('«Carpetas»: 4 de 4 pasos.');
      expect(exitCode).toBe(0);
      expect(tutor.state.open?.commands).toEqual([
        'mkdir ~/ana',
        'cd ~/ana',
        'mkdir datos',
        'rm ~/practica/sobra.txt',
      ]);
    });

    test('all lines run in one shell: its folder and its variables carry over', async () => {
      const { said } = await pipe(['cd /tmp', 'lugar=faro', 'echo "$lugar en $PWD"']);
      expect(said).toContain('faro en /tmp\n');
    });

    test('says why a step has not passed, once, until the reason changes', async () => {
      const { said } = await pipe(['ls', 'pwd', 'echo x > ~/ana']);
      expect(said.match(/^Paso 1, pendiente: /gm)).toHaveLength(2);
      expect(said.indexOf('Paso 1, pendiente')).toBeGreaterThan(said.indexOf('$ ls'));
    });

    test('understands its words in both languages, whatever the language of the reader', async () => {
      const { said } = await pipe(
        [':hint', ':pista', ':PISTA', ':step 3', ':Answer nada', ':estado', ':skip'],
        {
          language: 'en',
        },
      );
      expect(said).toContain('Hint 1 of 2: pista 1 propia\n');
      expect(said).toContain('Hint 2 of 2: pista 2 propia\n');
      expect(said).toContain('There are no more hints for this step.');
      expect(said).toContain('Step 3 of 4: Folders: nombre');
      expect(said).toContain('» step 3 of 4, skipped: Folders: nombre');
      expect(steps(tutor)?.[2]).toBe('nombre skipped');
    });

    test('a word that it does not know is said with what was probably meant, and runs nothing', async () => {
      const { said } = await pipe([':pitsa', ':xyzzy', ':paso 9']);
      expect(said).toContain('No conozco `:pitsa`. ¿Quisiste decir `:pista`?');
      expect(said).toContain('No conozco `:xyzzy`. `:ayuda` muestra lo que entiendo.');
      expect(said).toContain('Los pasos van de 1 a 4.');
      expect(said).not.toContain('command not found');
    });

    test("a colon of the shell's own stays the shell's", async () => {
      await pipe([': > ~/vacio', ':']);
      expect((await desk.server.files.stat(`${desk.real.home}/vacio`))?.size).toBe(0);
    });

    test('uploads a file of the exercise to where the shell stands, and asks before it replaces', async () => {
      const { said } = await pipe([
        'mkdir ~/ana; cd ~/ana',
        ':subir saludo.py',
        ':subir saludo.py',
        'echo otra > saludo.py',
        ':upload! saludo.py ~/ana/',
        ':subir nada.py',
        ':subir saludo.py ~/no/hay/',
        ':subir',
      ]);
      expect(said).toContain(`Subido: ${desk.real.home}/ana/saludo.py, 14 bytes.`);
      expect(said).toContain('ya existe en el servidor');
      expect(said).toContain('No hay un archivo nada.py en tu computadora.');
      expect(said).toContain(`No hay una carpeta ${desk.real.home}/no/hay en el servidor.`);
      expect((await desk.server.files.read(`${desk.real.home}/ana/saludo.py`))?.toString()).toBe(
        '# saludo.py 1\n',
      );
    });

    test('a reset gives the exercise back and says where the old things are', async () => {
      const { said } = await pipe(['mkdir ~/ana', ':reiniciar']);
      expect(said).toContain('El ejercicio está como al empezar.');
      expect(said).toContain(`Lo que tenías en el servidor quedó en ${desk.real.home}/antes/carpetas-`);
      expect(steps(tutor)?.[0]).toBe('propia open');
    });

    test('a person is asked before a reset', async () => {
      const { said } = await pipe(['mkdir ~/ana', ':reiniciar'], { interactive: true });
      expect(said).toContain('`:reiniciar sí`');
      expect(steps(tutor)?.[0]).toBe('propia passed');
      expect((await pipe([':reiniciar sí'], { interactive: true })).said).toContain('como al empezar');
    });

    test('writes the cheat sheet and shows the map and the help', async () => {
      const { said } = await pipe(['mkdir ~/ana', ':chuleta', ':mapa', ':ayuda']);
      const path = join(desk.workFolder, 'carpetas', 'chuleta.md');
      expect(said).toContain(`Tu chuleta está en ${path}`);
      expect(readFileSync(path, 'utf8')).toContain('mkdir ~/ana');
      expect(said).toContain('carpetas: Carpetas. 1 de 4 pasos. Estás aquí.');
      expect(said).toContain(':subir ARCHIVO [DESTINO] (:upload): sube un archivo de tu computadora');
    });

    test('another exercise opens by its name', async () => {
      const { said } = await pipe([':abrir nada', ':abrir segunda']);
      expect(said).toContain('No hay un ejercicio «nada». Los que hay: carpetas, segunda.');
      expect(said.match(/Ejercicio «Carpetas», 4 pasos/g)).toHaveLength(2);
      expect(tutor.state.open?.exercise.id).toBe('segunda');
    });

    test('here-documents, open quotes and loops may take several lines', async () => {
      await pipe([
        'cat > ~/uno <<EOF',
        ':pista',
        'EOF',
        'echo "a',
        'b" > ~/dos',
        'for n in 1 2; do',
        'echo $n >> ~/tres',
        'done',
      ]);
      const read = async (name: string) =>
        (await desk.server.files.read(`${desk.real.home}/${name}`))?.toString();
      expect(await Promise.all(['uno', 'dos', 'tres'].map(read))).toEqual([':pista\n', 'a\nb\n', '1\n2\n']);
    });

    test('a command that was half written can be given up', async () => {
      const { said } = await pipe(["echo it's", 'uno', ':cancelar', 'echo dos']);
      expect(said).not.toContain('uno');
      expect(said).toContain('\ndos\n');
    });

    test('an editor, which needs a screen, is not started, and another way is said', async () => {
      const { said } = await pipe(['nano notas.txt', 'echo sigue']);
      expect(said).toContain('`nano` necesita una pantalla');
      expect(said).toContain('\nsigue\n');
    });

    test('nothing that the server prints acts on the reader: control characters are written out', async () => {
      const { said } = await pipe([String.raw`printf 'a\033[31mb\tc\r\nd\re\007\n'`, 'printf sin-salto']);
      expect(said).toContain('a\\x1b[31mb\tc\nd\ne\\x07\n');
      expect(said).toMatch(/sin-salto\n/);
      expect(
        [...said].every((character) => character === '\n' || character === '\t' || character >= ' '),
      ).toBe(true);
    });

    test('a shell that was left is followed by a new one', async () => {
      const { said, exitCode } = await pipe(['cd /tmp', 'exit', 'pwd']);
      expect(said).toContain('La consola terminó y se abrió otra');
      expect(said).toContain(`${desk.real.home}\n`);
      expect(exitCode).toBe(3);
    });

    test('`:salir` ends the work before the rest of the lines', async () => {
      const { said, exitCode } = await pipe([':salir', 'mkdir ~/ana']);
      expect(said).not.toContain('$ mkdir');
      expect(exitCode).toBe(3);
    });

    test('an exercise that cannot be got ready ends with code 1 and says why', async () => {
      mkdirSync(desk.folder, { recursive: true });
      writeFileSync(desk.workFolder, '');
      const { said, exitCode } = await pipe(['mkdir ~/ana']);
      expect(exitCode).toBe(1);
      expect(said).toContain('No pude preparar el ejercicio.');
    });

    test('what changes by another way while nobody types is told by itself', async () => {
      tutor = await desk.open();
      const input = new PassThrough();
      const output = new PassThrough();
      const told = new Promise<void>((resolve) => {
        output.setEncoding('utf8').on('data', (text: string) => {
          if (text.includes('✓ paso 1 de 4')) resolve();
        });
      });
      const ended = runPlain({
        tutor,
        server: desk.server,
        input,
        output,
        language: 'es',
        interactive: true,
      });
      await desk.server.run('mkdir ana');
      await told;
      input.end();
      expect(await ended).toBe(3);
    });

    test('the signal to end stops a command that never ends', async () => {
      tutor = await desk.open();
      const input = new PassThrough();
      const output = new PassThrough();
      const ending = new AbortController();
      const started = new Promise<void>((resolve) => {
        output.setEncoding('utf8').on('data', (text: string) => text.startsWith('empieza') && resolve());
      });
      const options = {
        tutor,
        server: desk.server,
        input,
        output,
        language: 'es',
        interactive: false,
      } as const;
      const ended = runPlain({ ...options, signal: ending.signal });
      input.write('echo empieza; sleep 1000\n');
      await started;
      ending.abort();
      expect(await ended).toBe(3);
    });
  },
);

const wholeVisit = `Curso de prueba. Ejercicio «Carpetas», 4 pasos.

Carpetas.

Introducción.

Tus archivos de este ejercicio están en FOLDER/carpetas

○ paso 1 de 4, pendiente: Carpetas: propia
○ paso 2 de 4, pendiente: Carpetas: datos
○ paso 3 de 4, pendiente: Carpetas: nombre
○ paso 4 de 4, pendiente: Carpetas: borrar

Cada línea que escribas se ejecuta en tu servidor. Las que empiezan con dos puntos son para el tutor: \`:ayuda\` las muestra.

Paso 1 de 4: Carpetas: propia

Haz propia (es).

$ mkdir ~/ana && echo hecho
hecho
✓ paso 1 de 4: Carpetas: propia
Bien: propia.

Paso 2 de 4: Carpetas: datos

Haz datos (es).

«Carpetas»: 1 de 4 pasos.
✓ paso 1 de 4: Carpetas: propia
○ paso 2 de 4, pendiente: Carpetas: datos
○ paso 3 de 4, pendiente: Carpetas: nombre
○ paso 4 de 4, pendiente: Carpetas: borrar
Tu avance está guardado: la próxima vez sigues aquí.
`;
