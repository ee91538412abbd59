import { asRoot } from '../as-root.ts';
import type { CommandContext, GuestCommand } from '../guest-command.ts';
import { catalogue, type Package } from './catalogue.ts';
import { installedPackages, keepInstalled } from './installed.ts';
import { listPackages, searchPackages, showPackages } from './look-up.ts';

/** `apt` and `apt-get`, over the machine's own small catalogue, in the words of Debian 13. */
export const aptCommands: readonly GuestCommand[] = ['apt', 'apt-get'].map((name) => ({ name, run: runApt }));

async function runApt(context: CommandContext): Promise<number> {
  const { name, arguments: args, streams, terminal, complain, write } = context;
  const [order, ...names] = args.filter((word) => !word.startsWith('-'));
  const options = args.filter((word) => word.startsWith('-'));
  const isApt = name === 'apt';
  if (isApt && !(streams.output && terminal) && order !== undefined)
    complain('\nWARNING: apt does not have a stable CLI interface. Use with caution in scripts.\n\n');
  switch (order) {
    case undefined:
    case 'help':
      write(isApt ? usage : usage.replace('Usage: apt ', 'Usage: apt-get '));
      return order === undefined && options.length === 0 && !isApt ? 1 : 0;
    case 'update':
      return update(context);
    case 'upgrade':
    case 'full-upgrade':
    case 'dist-upgrade':
      return isLocked(context) ?? summarize(context, [], []);
    case 'install':
      return install(context, names);
    case 'remove':
    case 'purge':
      return remove(context, names, options);
    case 'autoremove':
    case 'clean':
    case 'autoclean':
      return isLocked(context) ?? (order === 'autoremove' ? summarize(context, [], []) : 0);
  }
  if (isApt && order === 'list') return listPackages(context, names, options);
  if (isApt && order === 'search') return searchPackages(context, names);
  if (isApt && order === 'show') return showPackages(context, names);
  complain(`${errorMark(context)}Invalid operation ${order}\n`);
  return 100;
}

/** apt 3 writes the word out; apt-get keeps to the letter. */
const errorMark = ({ name }: Pick<CommandContext, 'name'>): string => (name === 'apt' ? 'Error: ' : 'E: ');

function update(context: CommandContext): number {
  const { write, complain } = context;
  if (!asRoot.isOn()) {
    write('Reading package lists...\n');
    const mark = errorMark(context);
    complain(`${mark}Could not open lock file /var/lib/apt/lists/lock - open (13: Permission denied)\n`);
    complain(`${mark}Unable to lock directory /var/lib/apt/lists/\n`);
    return 100;
  }
  const places = [
    'http://deb.debian.org/debian trixie',
    'http://deb.debian.org/debian trixie-updates',
    'http://security.debian.org/debian-security trixie-security',
  ];
  write(places.map((place, index) => `Hit:${index + 1} ${place} InRelease\n`).join(''));
  write(context.name === 'apt' ? 'All packages are up to date.\n' : 'Reading package lists... Done\n');
  return 0;
}

/** 100, and Debian's explanation, when this was not asked for with sudo. */
function isLocked(context: CommandContext): 100 | undefined {
  if (asRoot.isOn()) return undefined;
  const mark = errorMark(context);
  context.complain(
    `${mark}Could not open lock file /var/lib/dpkg/lock-frontend - open (13: Permission denied)\n`,
  );
  context.complain(
    `${mark}Unable to acquire the dpkg frontend lock (/var/lib/dpkg/lock-frontend), are you root?\n`,
  );
  return 100;
}

function readLists({ name, write }: CommandContext): void {
  if (name !== 'apt-get') return;
  for (const what of ['Reading package lists', 'Building dependency tree', 'Reading state information'])
    write(`${what}... Done\n`);
}

function install(context: CommandContext, names: readonly string[]): number {
  const { account, write, complain } = context;
  const locked = isLocked(context);
  if (locked !== undefined) return locked;
  readLists(context);
  const { packages, base } = catalogue();
  const installed = installedPackages(account);
  const wanted: Package[] = [];
  let isUnknown = false;
  for (const name of new Set(names)) {
    const found = packages.find((each) => each.name === name);
    const present = base.find((each) => each.name === name) ?? (installed.includes(name) ? found : undefined);
    if (present) write(`${name} is already the newest version (${present.version}).\n`);
    else if (found) wanted.push(found);
    else {
      complain(`${errorMark(context)}Unable to locate package ${name}\n`);
      isUnknown = true;
    }
  }
  if (isUnknown) return 100;
  summarize(context, wanted, []);
  if (wanted.length === 0) return 0;
  for (const [index, { name, version, downloadKilobytes }] of wanted.entries())
    write(
      `Get:${index + 1} http://deb.debian.org/debian trixie/main amd64 ${name} amd64 ${version} [${kilobytes(downloadKilobytes)}]\n`,
    );
  const size = wanted.reduce((sum, each) => sum + each.downloadKilobytes, 0);
  write(`Fetched ${kilobytes(size)} in 0s (${kilobytes(size * 8)}/s)\n`);
  for (const { name, version } of wanted) {
    write(`Selecting previously unselected package ${name}.\n${readingDatabase}`);
    write(`Preparing to unpack .../${name}_${version}_amd64.deb ...\nUnpacking ${name} (${version}) ...\n`);
  }
  for (const { name, version } of wanted) write(`Setting up ${name} (${version}) ...\n`);
  keepInstalled(account, [...installed, ...wanted.map(({ name }) => name)]);
  return 0;
}

async function remove(
  context: CommandContext,
  names: readonly string[],
  options: readonly string[],
): Promise<number> {
  const { account, write, complain } = context;
  const locked = isLocked(context);
  if (locked !== undefined) return locked;
  readLists(context);
  const { packages, base } = catalogue();
  const installed = installedPackages(account);
  const gone: Package[] = [];
  for (const name of new Set(names)) {
    const found = packages.find((each) => each.name === name);
    if (base.some((each) => each.name === name)) {
      complain(
        `${errorMark(context)}Removing essential system-critical packages is not permitted. This might break the system.\n`,
      );
      return 100;
    }
    if (found && installed.includes(name)) gone.push(found);
    else if (found) write(`Package '${name}' is not installed, so not removed\n`);
    else {
      complain(`${errorMark(context)}Unable to locate package ${name}\n`);
      return 100;
    }
  }
  summarize(context, [], gone);
  if (gone.length === 0) return 0;
  if (!options.some((option) => ['-y', '--yes', '--assume-yes'].includes(option))) {
    write(context.name === 'apt' ? '\nContinue? [Y/n] ' : 'Do you want to continue? [Y/n] ');
    const answer = (await context.inputLine())?.toString().trim() ?? 'n';
    if (!/^(?:[ysYS].*)?$/.test(answer)) {
      write('Abort.\n');
      return 1;
    }
  }
  write(readingDatabase);
  for (const { name, version } of gone) write(`Removing ${name} (${version}) ...\n`);
  keepInstalled(
    account,
    installed.filter((name) => !gone.some((each) => each.name === name)),
  );
  return 0;
}

const readingDatabase = '(Reading database ... 34125 files and directories currently installed.)\n';

function summarize(
  { name, write }: CommandContext,
  added: readonly Package[],
  gone: readonly Package[],
): number {
  const list = (each: readonly Package[]) => `  ${each.map((one) => one.name).join(' ')}\n`;
  const sum = (each: readonly Package[], what: 'downloadKilobytes' | 'installedKilobytes') =>
    kilobytes(each.reduce((total, one) => total + one[what], 0));
  if (name === 'apt') {
    if (added.length > 0) write(`Installing:\n${list(added)}\n`);
    if (gone.length > 0) write(`REMOVING:\n${list(gone)}\n`);
    write(
      `Summary:\n  Upgrading: 0, Installing: ${added.length}, Removing: ${gone.length}, Not Upgrading: 0\n`,
    );
    if (added.length > 0)
      write(
        `  Download size: ${sum(added, 'downloadKilobytes')}\n  Space needed: ${sum(added, 'installedKilobytes')}\n\n`,
      );
    if (gone.length > 0) write(`  Freed space: ${sum(gone, 'installedKilobytes')}\n`);
    return 0;
  }
  if (added.length > 0) write(`The following NEW packages will be installed:\n${list(added)}`);
  if (gone.length > 0) write(`The following packages will be REMOVED:\n${list(gone)}`);
  write(`0 upgraded, ${added.length} newly installed, ${gone.length} to remove and 0 not upgraded.\n`);
  if (added.length > 0)
    write(
      `Need to get ${sum(added, 'downloadKilobytes')} of archives.\nAfter this operation, ${sum(added, 'installedKilobytes')} of additional disk space will be used.\n`,
    );
  if (gone.length > 0)
    write(`After this operation, ${sum(gone, 'installedKilobytes')} disk space will be freed.\n`);
  return 0;
}

const kilobytes = (count: number): string =>
  count >= 1000
    ? `${(count / 1000).toFixed(count >= 10_000 ? 1 : 2).replace(/\.?0+$/, '')} MB`
    : `${count >= 100 ? Math.round(count) : count.toFixed(1)} kB`;

const usage = `apt 3.0.3 (amd64)
Usage: apt command

Most used commands:
  list - list packages based on package names
  search - search in package descriptions
  show - show package details
  install - install packages
  remove - remove packages
  update - update list of available packages
  upgrade - upgrade the system by installing/upgrading packages
`;
