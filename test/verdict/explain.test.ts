import { expect, test } from 'vitest';
import { languages } from '../../src/language/language.ts';
import { explainVerdict } from '../../src/verdict/explain.ts';
import { blocked, fail, layers, pass, unknown } from '../../src/verdict/verdict.ts';

const folder = { step: 'carpeta', id: 'existe', kind: 'folder' };
const es = { language: 'es' } as const;
const en = { language: 'en' } as const;
const capitals = fail('other-capitals', { folder: '/home/ana', name: 'datos', found: 'Datos' });

test('a failure says what was found, in the language of the reader', () => {
  expect(explainVerdict(capitals, folder, es)).toBe(
    'En `/home/ana` hay `Datos`, pero no `datos`: las mayúsculas y las minúsculas importan.',
  );
  expect(explainVerdict(capitals, folder, en)).toBe(
    'In `/home/ana` there is `Datos` but not `datos`: capitals matter.',
  );
});

test("the author's own sentence comes before ours, with its facts filled in", () => {
  const overrides = {
    'carpeta.existe.other-capitals': 'Casi: llamaste {{found}} a {{name}}.',
    'otra.existe.missing': 'no',
  };
  expect(explainVerdict(capitals, folder, { ...es, overrides })).toBe('Casi: llamaste Datos a datos.');
  const missing = fail('missing', { folder: '/home/ana', name: 'datos', siblings: [] });
  expect(explainVerdict(missing, folder, { ...es, overrides })).toMatch(
    /`\/home\/ana`\. La carpeta está vacía\.$/,
  );
  expect(explainVerdict(missing, folder, { ...en, overrides })).toMatch(
    /`\/home\/ana` yet\. The folder is empty\.$/,
  );
});

test('an author who lists what there is says that it is nothing', () => {
  const overrides = { 'carpeta.existe.missing': 'Hay: {{siblings}}.' };
  const missing = fail('missing', { folder: '/home/ana', name: 'datos', siblings: [] });
  expect(explainVerdict(missing, folder, { ...es, overrides })).toBe('Hay: nada.');
});

test('what passed says what was right; an event seen earlier says that it is done', () => {
  expect(explainVerdict(pass({ path: '/home/ana/datos' }), folder, es)).toBe(
    'La carpeta `/home/ana/datos` está en su sitio.',
  );
  expect(explainVerdict(pass(), folder, es)).toBe('Hecho.');
});

test('what is blocked names what comes first, by its title where there is one', () => {
  expect(explainVerdict(blocked('entrar'), folder, es)).toBe('Primero hace falta: entrar.');
  const titleOf = (step: string) => (step === 'entrar' ? 'Entra a tu carpeta' : undefined);
  expect(explainVerdict(blocked('entrar'), folder, { ...es, titleOf })).toBe(
    'Primero hace falta: Entra a tu carpeta.',
  );
});

test.each(layers)('a look that broke at the layer %s is not held against the student', (layer) => {
  const sentences = languages.map((language) => explainVerdict(unknown(layer, ''), folder, { language }));
  expect(sentences[0]).toMatch(/^No se pudo mirar: .+\. Esto no cuenta en tu contra\.$/);
  expect(sentences[1]).toMatch(/^It could not be looked at: .+\. This is not held against you\.$/);
  expect(explainVerdict(unknown(layer, 'ECONNRESET\x1b[2J'), folder, en)).toContain('(`ECONNRESET\\x1b[2J`)');
});

test('names from a server cannot act on the screen, flood it, or turn into Markdown', () => {
  const found = `x\x1b]0;title\x07\n\`[click](http://evil)${'y'.repeat(5000)}`;
  const said = explainVerdict(fail('other-capitals', { folder: '/', name: 'x', found }), folder, es);
  expect(said).not.toMatch(/[\x00-\x1f]/);
  expect(said.length).toBeLessThan(400);
  expect(said.match(/`/g)).toHaveLength(6);
});

test('names in a list are shown as they are, whatever Markdown would make of them', () => {
  const siblings = ['__init__.py', '[a](http://evil)', '…'];
  const said = explainVerdict(fail('missing', { folder: '/', name: 'x', siblings }), folder, en);
  expect(said).toContain('What is there: `__init__.py`, `[a](http://evil)`, ….');
});

test('a placeholder in a name from a server is not filled in', () => {
  const said = explainVerdict(
    fail('other-capitals', { folder: '/', name: 'x', found: '{{name}}' }),
    folder,
    es,
  );
  expect(said).toContain('`{{name}}`');
});

test('a code or kind from another version still says something', () => {
  expect(explainVerdict(fail('from-the-future'), folder, es)).toBe('Todavía no está como se pide.');
  expect(explainVerdict(fail('missing'), { ...folder, kind: 'rocket' }, en)).toBe('It is not yet as asked.');
});
