import { describe, expect, test } from 'vitest';
import type { UploadFiles } from '../../../src/screens/services.ts';
import { show } from '../show.ts';

const size = { columns: 100, rows: 30 } as const;
const toFiles = ['<leader>', 'u'] as const;

describe('choosing files', () => {
  test('begins in the folder of the exercise, hidden files left out until a dot is typed', async () => {
    await using shown = show(size);
    await shown.type(...toFiles);
    expect(shown.text()).toContain('/home/ana/baqueano/carpetas');
    expect(shown.text()).toMatch(/datos\/ +carpeta/);
    expect(shown.text()).toMatch(/medidas\.csv +20 kB/);
    expect(shown.text()).not.toContain('.oculto');
    await shown.type('.');
    expect(shown.text()).toContain('.oculto');
  });

  test('typing leaves what contains it; Esc takes the search away before it takes the page away', async () => {
    await using shown = show(size);
    await shown.type(...toFiles, 'SALU');
    expect(shown.text()).toContain('saludo.py');
    expect(shown.text()).not.toContain('medidas.csv');
    await shown.type('<esc>');
    expect(shown.text()).toContain('medidas.csv');
    await shown.type('<esc>');
    expect(shown.view.focus).toBe('shell');
  });

  test('several are marked with the space bar, and a folder says why it cannot be', async () => {
    await using shown = show(size);
    await shown.type(...toFiles, ' ');
    expect(shown.text()).toContain('Solo se suben archivos');
    await shown.type('<down>', ' ', ' ');
    expect(shown.text()).toContain('Marcados: 2, 21 kB');
  });

  test('a folder that cannot be read says so and leaves the page usable', async () => {
    await using shown = show(size);
    await shown.type(...toFiles, '<enter>');
    await shown.settle();
    expect(shown.text()).toContain('No pude leer esa carpeta: ENOENT');
    await shown.type('<left>');
    await shown.settle();
    expect(shown.text()).toContain('Esta carpeta está vacía.');
  });
});

describe('the folder on the server', () => {
  test('is the home at first and is completed from the folders that are there', async () => {
    await using shown = show(size);
    await shown.type(...toFiles, 'saludo', '<enter>');
    await shown.settle();
    expect(shown.text()).toContain('▸ /home/ana/_');
    expect(shown.text()).toMatch(/ana\/[\s\S]*antes\//);
    await shown.type('an', '<tab>');
    await shown.settle();
    expect(shown.view.state.upload?.target.text).toBe('/home/ana/an');
    await shown.type('t', '<tab>');
    await shown.settle();
    expect(shown.view.state.upload?.target.text).toBe('/home/ana/antes/');
  });

  test('is the one to which files went last, until another is written', async () => {
    await using shown = show(size);
    await shown.type(...toFiles, 'saludo', '<enter>', 'antes', '<enter>');
    await shown.settle();
    await shown.type('<enter>', ...toFiles, 'medidas.py', '<enter>');
    await shown.settle();
    expect(shown.text()).toContain('▸ /home/ana/antes/_');
  });

  test('that is not there is said, and nothing is sent', async () => {
    const sent: string[] = [];
    await using shown = show({ ...size, files: recording(sent) });
    await shown.type(...toFiles, 'saludo', '<enter>', 'nada', '<enter>');
    await shown.settle();
    expect(shown.text()).toContain('En el servidor no hay una carpeta /home/ana/nada');
    expect(sent).toEqual([]);
  });

  test('may be written from the home on, with or without ~', async () => {
    for (const typed of ['~/ana', 'ana/', '/home/ana//ana']) {
      const sent: string[] = [];
      await using shown = show({ ...size, files: recording(sent) });
      await shown.type(...toFiles, 'saludo', '<enter>', '\x15', typed, '<enter>');
      await shown.settle();
      expect(sent).toEqual(['/home/ana/ana/saludo.py']);
    }
  });
});

describe('a name that is taken', () => {
  const taken: Partial<UploadFiles> = {
    stat: async (path) => (path === '/home/ana' ? { kind: 'folder', size: 0 } : { kind: 'file', size: 5 }),
  };
  const both = [...toFiles, 'medidas', ' ', ' ', '<enter>', '<enter>'] as const;

  test('is asked about file by file, and what is left alone is not sent', async () => {
    const sent: string[] = [];
    await using shown = show({ ...size, files: { ...recording(sent), ...taken } });
    await shown.type(...both);
    await shown.settle();
    expect(shown.text()).toContain('¿Reemplazar medidas.csv?');
    expect(shown.text()).toContain('ya hay un medidas.csv de 5 B');
    await shown.type('n');
    expect(shown.text()).toContain('¿Reemplazar medidas.py?');
    await shown.type('s');
    await shown.settle();
    expect(sent).toEqual(['/home/ana/medidas.py']);
    expect(shown.text()).toContain('no se subió: ya existía');
  });

  test('may be answered for all of them at once, or given up', async () => {
    const sent: string[] = [];
    await using all = show({ ...size, files: { ...recording(sent), ...taken } });
    await all.type(...both, 't');
    await all.settle();
    expect(sent).toHaveLength(2);
    await using none = show({ ...size, files: { ...recording(sent), ...taken } });
    await none.type(...both, '<esc>');
    expect(none.text()).toContain('¿A qué carpeta del servidor?');
    expect(sent).toHaveLength(2);
  });

  test('by a folder is never replaced', async () => {
    const sent: string[] = [];
    const stat = async () => ({ kind: 'folder', size: 0 }) as const;
    await using shown = show({ ...size, files: { ...recording(sent), stat } });
    await shown.type(...both);
    await shown.settle();
    expect(sent).toEqual([]);
    expect(shown.text()).toContain('ahí hay una carpeta con ese nombre');
  });
});

describe('on its way', () => {
  test('the progress is shown with speed and what is left, and Enter twice sends once', async () => {
    const upload = heldUpload();
    await using shown = show({ ...size, files: { upload: upload.upload } });
    await shown.type(...toFiles, 'medidas.csv', '<enter>', '<enter>', '<enter>');
    await shown.settle();
    // The second Enter put the page away: an upload goes on without it.
    await shown.type('<leader>', 'u');
    await new Promise((resolve) => setTimeout(resolve, 120));
    upload.report(5_120);
    await new Promise((resolve) => setTimeout(resolve, 120));
    upload.report(10_240);
    await shown.settle();
    expect(shown.text()).toMatch(/50 % .*kB\/s, faltan \d+ s/);
    upload.finish();
    await shown.settle();
    expect(upload.calls).toBe(1);
    expect(shown.text()).toContain('✓ Todo llegó entero a /home/ana');
  });

  test('cancelling aborts the file on its way and leaves the others unsent', async () => {
    const upload = heldUpload();
    await using shown = show({ ...size, files: { upload: upload.upload } });
    await shown.type(...toFiles, 'medidas', ' ', ' ', '<enter>', '<enter>');
    await shown.settle();
    await shown.type('<esc>');
    await shown.settle();
    expect(upload.calls).toBe(1);
    expect(shown.text()).toContain('Cancelado. Nada quedó a medias');
    expect(shown.text().match(/» medidas/g)).toHaveLength(2);
  });

  test('a file that does not arrive is told apart from those that did', async () => {
    const upload: UploadFiles['upload'] = async (local) => {
      if (local.endsWith('.csv')) throw new Error('No space left');
    };
    await using shown = show({ ...size, files: { upload } });
    await shown.type(...toFiles, 'medidas', ' ', ' ', '<enter>', '<enter>');
    await shown.settle();
    expect(shown.text()).toContain('✗ No todo llegó');
    expect(shown.text()).toContain('no llegó: No space left');
    expect(shown.text()).toMatch(/✓ medidas\.py/);
  });

  test('goes on while the student is back in the shell, who is then told of its end', async () => {
    const upload = heldUpload();
    await using shown = show({ ...size, files: { upload: upload.upload } });
    await shown.type(...toFiles, 'saludo', '<enter>', '<enter>', '<leader>');
    expect(shown.view.focus).toBe('shell');
    upload.finish();
    await shown.settle();
    expect(shown.text()).toContain('✓ La subida terminó.');
  });

  test('makes leaving ask first', async () => {
    const upload = heldUpload();
    await using shown = show({ ...size, files: { upload: upload.upload } });
    await shown.type(...toFiles, 'saludo', '<enter>', '<enter>', '<leader>', '<leader>', 'q');
    expect(shown.text()).toContain('¿Salir de baqueano?');
    expect(shown.quits.count).toBe(0);
    upload.finish();
    await shown.settle();
  });
});

function recording(sent: string[]): Partial<UploadFiles> {
  return {
    upload: async (_local, path) => {
      sent.push(path);
    },
  };
}

/** An upload that waits to be told what happens. */
function heldUpload() {
  let settle: () => void = () => undefined;
  let progress: (sent: number) => void = () => undefined;
  const held = {
    calls: 0,
    upload: ((_local, _path, onProgress, signal) => {
      held.calls++;
      progress = (sent) => onProgress({ sent, total: 20_480 });
      progress(0);
      return new Promise<void>((resolve, reject) => {
        settle = resolve;
        signal.addEventListener('abort', () => reject(signal.reason));
      });
    }) as UploadFiles['upload'],
    report: (sent: number) => progress(sent),
    finish: () => settle(),
  };
  return held;
}
