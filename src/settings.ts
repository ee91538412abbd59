import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Language, languages } from './language/language.ts';

/** What a person chose inside the tutor and wants to find again. */
export type Settings = { readonly language?: Language };

/** The settings kept in a data folder. None, or a file that cannot be understood, is no trouble: there are defaults. */
export function readSettings(folder: string): Settings {
  try {
    const kept: unknown = JSON.parse(readFileSync(settingsFile(folder), 'utf8'));
    const language = languages.find(
      (known) => typeof kept === 'object' && kept !== null && 'language' in kept && kept.language === known,
    );
    return language === undefined ? {} : { language };
  } catch {
    return {};
  }
}

/** Keeps settings; where they cannot be written, this run has them and the next one asks again. */
export function saveSettings(folder: string, settings: Settings): void {
  const aside = `${settingsFile(folder)}.${process.pid}`;
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(aside, `${JSON.stringify(settings)}\n`);
    renameSync(aside, settingsFile(folder));
  } catch {
    // A full disk or a home that is read-only is told where it matters: with the progress.
  }
}

const settingsFile = (folder: string): string => join(folder, 'settings.json');
