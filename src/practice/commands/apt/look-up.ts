import type { CommandContext } from '../guest-command.ts';
import { catalogue, type Package } from './catalogue.ts';
import { installedPackages } from './installed.ts';

/** `apt list [--installed] [NAME…]` */
export function listPackages(
  context: CommandContext,
  names: readonly string[],
  options: readonly string[],
): number {
  const { account, write } = context;
  const { packages, base } = catalogue();
  const installed = installedPackages(account);
  const all = [
    ...base.map(({ name, version }) => ({ name, version, isHere: true })),
    ...packages.map(({ name, version }) => ({ name, version, isHere: installed.includes(name) })),
  ].sort((one, other) => (one.name < other.name ? -1 : 1));
  const fits = (name: string) => names.length === 0 || names.some((pattern) => asPattern(pattern).test(name));
  write('Listing... Done\n');
  for (const { name, version, isHere } of all) {
    if (!fits(name) || (options.includes('--installed') && !isHere) || options.includes('--upgradable'))
      continue;
    write(`${name}/stable${isHere ? ',now' : ''} ${version} amd64${isHere ? ' [installed]' : ''}\n`);
  }
  return 0;
}

/** `apt search WORD…` */
export function searchPackages(
  { account, name, write, complain }: CommandContext,
  words: readonly string[],
): number {
  if (words.length === 0) {
    complain(`${name === 'apt' ? 'Error: ' : 'E: '}You must give at least one search pattern\n`);
    return 100;
  }
  const installed = installedPackages(account);
  const found = catalogue().packages.filter((each) =>
    words.every((word) => `${each.name} ${each.summary}`.toLowerCase().includes(word.toLowerCase())),
  );
  write('Sorting... Done\nFull Text Search... Done\n');
  for (const each of found) {
    const here = installed.includes(each.name);
    write(
      `${each.name}/stable${here ? ',now' : ''} ${each.version} amd64${here ? ' [installed]' : ''}\n  ${each.summary}\n\n`,
    );
  }
  return 0;
}

/** `apt show NAME…` */
export function showPackages({ write, complain }: CommandContext, names: readonly string[]): number {
  const missing = names.filter((name) => !catalogue().packages.some((each) => each.name === name));
  for (const each of catalogue().packages) if (names.includes(each.name)) write(describe(each));
  for (const name of missing) complain(`Error: Unable to locate package ${name}\n`);
  return missing.length > 0 ? 100 : 0;
}

function describe({
  name,
  version,
  section,
  downloadKilobytes,
  installedKilobytes,
  summary,
}: Package): string {
  return `Package: ${name}
Version: ${version}
Priority: optional
Section: ${section}
Installed-Size: ${installedKilobytes} kB
Download-Size: ${downloadKilobytes} kB
APT-Sources: http://deb.debian.org/debian trixie/main amd64 Packages
Description: ${summary}

`;
}

const asPattern = (text: string): RegExp =>
  new RegExp(
    `^${text
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
  );
