import { type Sentence, say, type Values } from '../../language/language.ts';
import { uploadSentences as text } from '../../language/screens/upload.ts';
import { keyNames, keysOf } from '../keys.ts';
import { windowStart } from '../parts/list-window.ts';
import { progressBar } from '../parts/progress-bar.ts';
import type { Reader } from '../parts/reader.ts';
import { blank, type Line, line, span, spread, truncate, widthOf } from '../parts/text.ts';
import { drawField } from '../parts/text-field.ts';
import { wrapText } from '../parts/wrap.ts';
import type { LocalEntry } from '../services.ts';
import { readableSize, readableTime } from './sizes.ts';
import { askedAbout, listedEntries, type UploadItem, type UploadState } from './upload-state.ts';

/** The upload page in each of its phases, `height` rows at most. */
export function uploadLines(
  upload: UploadState,
  reader: Reader,
  width: number,
  height: number,
): readonly Line[] {
  switch (upload.phase) {
    case 'files':
      return fileLines(upload, reader, width, height);
    case 'target':
      return targetLines(upload, reader, width, height);
    case 'overwrite':
      return overwriteLines(upload, reader, width);
    case 'sending':
    case 'done':
      return sendingLines(upload, reader, width, height);
  }
}

function fileLines(upload: UploadState, reader: Reader, width: number, height: number): readonly Line[] {
  const { glyphs, language } = reader;
  const folder = upload.folder?.path ?? '';
  const top: readonly Line[] = [
    truncate(line(say(text.from, language, { folder })), width, glyphs.ellipsis),
    [
      span(say(text.filter, language, { text: '' }), { bold: true }),
      ...drawField(upload.filter, width - 10, glyphs.ellipsis),
    ],
    blank,
  ];
  const bottom = [...troubleLines(upload, reader, width), ...summaryLines(upload, reader, width)];
  const room = Math.max(1, height - top.length - bottom.length);
  return [...top, ...entryLines(upload, reader, width, room), ...bottom];
}

function entryLines(upload: UploadState, reader: Reader, width: number, room: number): readonly Line[] {
  if (!upload.folder) return wrapText(text.loading[reader.language], width);
  const listed = listedEntries(upload);
  if (listed.length === 0) {
    return wrapText((upload.filter.text === '' ? text.empty : text.nothingFound)[reader.language], width);
  }
  const from = windowStart(listed.length, upload.selected, room);
  return listed
    .slice(from, from + room)
    .map((entry, index) => entryLine(entry, upload, from + index === upload.selected, reader, width));
}

function entryLine(
  entry: LocalEntry,
  upload: UploadState,
  isChosen: boolean,
  reader: Reader,
  width: number,
): Line {
  const { glyphs, language } = reader;
  const isMarked = upload.marked.some(({ path }) => path === entry.path);
  const mark = isMarked ? glyphs.passed : ' '.repeat(widthOf(glyphs.passed));
  const left: Line = [
    span(`${isChosen ? glyphs.selected : ' '} `, { bold: true, colour: 'cyan' }),
    span(`${mark} `, { bold: true, colour: 'green' }),
    span(entry.kind === 'folder' ? `${entry.name}/` : entry.name, { bold: isChosen }),
  ];
  const right = entry.kind === 'folder' ? text.folder[language] : readableSize(entry.size, language);
  return spread(left, line(right, { dim: true }), width, glyphs.ellipsis);
}

function summaryLines(upload: UploadState, { language }: Reader, width: number): readonly Line[] {
  const count = upload.marked.length;
  const size = readableSize(total(upload.marked), language);
  const marked =
    count > 0 ? wrapText(say(text.marked, language, { count, size }), width, { bold: true }) : [];
  const hidden =
    upload.filter.text === ''
      ? (upload.folder?.entries ?? []).filter(({ name }) => name.startsWith('.'))
      : [];
  const about =
    hidden.length > 0
      ? wrapText(say(text.hiddenCount, language, { count: hidden.length }), width, { dim: true })
      : [];
  const all = [...marked, ...about];
  return all.length > 0 ? [blank, ...all] : [];
}

function targetLines(upload: UploadState, reader: Reader, width: number, height: number): readonly Line[] {
  const { glyphs, language } = reader;
  const names = upload.marked.map(({ name }) => name);
  const top: readonly Line[] = [
    ...wrapText(say(text.files, language, { names }), width).slice(0, 3),
    blank,
    line(text.to[language], { bold: true }),
    [
      span(`${glyphs.selected} `, { bold: true, colour: 'cyan' }),
      ...drawField(upload.target, width - 4, glyphs.ellipsis),
    ],
    blank,
    ...troubleLines(upload, reader, width),
  ];
  const folders = upload.targetFolders;
  if (!folders) return top;
  if (folders.length === 0) return [...top, ...wrapText(text.noFoldersThere[language], width, { dim: true })];
  const listed = folders.map((name) => line(`  ${name}/`));
  return [...top, line(text.foldersThere[language], { dim: true }), ...listed].slice(0, height);
}

function overwriteLines(upload: UploadState, reader: Reader, width: number): readonly Line[] {
  const asked = askedAbout(upload);
  if (!asked) return [];
  const { language } = reader;
  const { name } = asked.entry;
  const values = {
    name,
    folder: asked.to.slice(0, -name.length - 1) || '/',
    size: readableSize(asked.existing?.size ?? 0, language),
    ownSize: readableSize(asked.entry.size, language),
  };
  return [
    ...wrapText(say(text.overwrite, language, { name }), width, { bold: true }),
    blank,
    ...wrapText(say(text.overwriteWhat, language, values), width),
    blank,
    ...keysOf('overwrite').map(
      (binding): Line => [
        span(`  ${keyNames(binding, reader)}`, { bold: true, colour: 'cyan' }),
        span(`  ${binding.label[language]}`),
      ],
    ),
  ];
}

function sendingLines(upload: UploadState, reader: Reader, width: number, height: number): readonly Line[] {
  const { language } = reader;
  const [first] = upload.items;
  const folder = first ? first.to.slice(0, -first.entry.name.length - 1) || '/' : '';
  const end = upload.phase === 'done' ? ending(upload, folder, reader, width) : [];
  const top =
    upload.phase === 'done' ? end : wrapText(say(text.sending, language, { folder }), width, { bold: true });
  const rows = upload.items.flatMap((item) => itemLines(item, reader, width));
  const room = height - top.length - 1;
  const active = rows.length - upload.items.filter(({ status }) => status === 'waiting').length;
  const from = windowStart(rows.length, active, room);
  return [...top, blank, ...rows.slice(from, from + room)];
}

function itemLines(item: UploadItem, reader: Reader, width: number): readonly Line[] {
  const { glyphs, language } = reader;
  const { mark, word, style } = itemWords(item, reader);
  const name: Line = [span(`${mark} `, style), span(item.entry.name, { bold: item.status === 'sending' })];
  const size = readableSize(item.entry.size, language);
  if (item.status !== 'sending') return [spread(name, line(`${word}  ${size}`), width, glyphs.ellipsis)];
  const share = item.entry.size > 0 ? Math.floor((item.sent / item.entry.size) * 100) : 0;
  const left = item.speed > 0 ? (item.entry.size - item.sent) / item.speed : undefined;
  const pace =
    left === undefined
      ? ''
      : say(text.speed, language, { speed: readableSize(item.speed, language), time: readableTime(left) });
  return [
    spread(name, line(size), width, glyphs.ellipsis),
    [
      span('  '),
      ...progressBar(item.sent, item.entry.size, Math.min(30, width - 12), glyphs),
      span(` ${share} %  ${pace}`),
    ],
  ];
}

function itemWords({ status, existing, detail }: UploadItem, { glyphs, language }: Reader) {
  switch (status) {
    case 'sent':
      return {
        mark: glyphs.passed,
        word: text.sent[language],
        style: { colour: 'green', bold: true },
      } as const;
    case 'sending':
      return { mark: glyphs.current, word: '', style: { bold: true } } as const;
    case 'failed':
      return {
        mark: glyphs.failed,
        word: say(text.failed, language, { detail }),
        style: { colour: 'red' },
      } as const;
    case 'cancelled':
      return { mark: glyphs.skipped, word: text.cancelled[language], style: { colour: 'yellow' } } as const;
    case 'left': {
      const word = existing?.kind === 'folder' ? text.leftFolder : text.leftAlone;
      return { mark: glyphs.skipped, word: word[language], style: { colour: 'yellow' } } as const;
    }
    case 'asking':
    case 'waiting':
      return { mark: glyphs.todo, word: text.waiting[language], style: {} } as const;
  }
}

function ending(upload: UploadState, folder: string, reader: Reader, width: number): readonly Line[] {
  const { glyphs, language } = reader;
  const isWhole = upload.items.every(({ status }) => status === 'sent' || status === 'left');
  const hasSent = upload.items.some(({ status }) => status === 'sent');
  if (upload.wasCancelled) return said(glyphs.skipped, text.wasCancelled, {});
  if (!isWhole) return said(glyphs.failed, text.someFailed, {});
  return hasSent ? said(glyphs.passed, text.allDone, { folder }) : said(glyphs.skipped, text.nothingSent, {});

  function said(mark: string, sentence: Sentence, values: Values): readonly Line[] {
    return wrapText(`${mark} ${say(sentence, language, values)}`, width, { bold: true }, '  ');
  }
}

function troubleLines(
  { trouble }: UploadState,
  { glyphs, language }: Reader,
  width: number,
): readonly Line[] {
  if (!trouble) return [];
  return [
    ...wrapText(
      `${glyphs.failed} ${say(trouble.sentence, language, trouble.values)}`,
      width,
      { colour: 'red' },
      '  ',
    ),
    blank,
  ];
}

const total = (entries: readonly LocalEntry[]): number => entries.reduce((sum, { size }) => sum + size, 0);
