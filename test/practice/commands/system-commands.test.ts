import { expect, test } from 'vitest';
import { top } from '../../../src/practice/programs/top.ts';
import { openEditor } from '../programs/editor-on-screen.ts';
import { compareWithBash, hasRealBash, isSame } from '../shell/compare-with-bash.ts';
import { runCommand, shellHome } from '../shell/open-shell.ts';

const lacks = !hasRealBash() && !process.env.CI;
const why = lacks ? ' (SKIPPED: this computer has no bash 5.2 with GNU coreutils)' : '';

const lines = [
  'head -n -1 notas.txt',
  'head -n -9 notas.txt',
  'head -c 5 notas.txt',
  'head -c -5 notas.txt',
  'head -3 notas.txt',
  'head -n x notas.txt',
  'head notas.txt datos/gente.csv',
  'head -q notas.txt datos/gente.csv',
  'head -n 1 nada notas.txt',
  'cat notas.txt | head -n 2',
  'du | sort',
  'du -a datos',
  'du -s datos',
  'du -sh .',
  'du -b notas.txt',
  'du -c vacia datos',
  'du -d 0',
  'du nada',
  'du -d x',
  'mktemp x',
  'mktemp -u abc.XXX | wc -c',
  'f=$(mktemp abc.XXXX); stat -c %a "$f"; wc -c < "$f"',
  'd=$(mktemp -d abc.XXXX); stat -c %a "$d"',
  'mktemp a b',
  'mktemp nada/x.XXX 2>/dev/null; echo $?',
  'truncate -s 3 notas.txt; cat notas.txt; echo; wc -c notas.txt',
  'truncate -s +2 notas.txt; wc -c notas.txt',
  'truncate -s 1K a; wc -c a',
  'truncate notas.txt',
  'truncate -s x notas.txt',
  'truncate -s 1',
  'truncate -c -s 1 nada; ls nada',
  'shuf notas.txt | sort',
  'shuf -i 1-5 | sort',
  'shuf -n 2 notas.txt | wc -l',
  'shuf -e a | cat',
  'shuf nada',
  'shuf -i 5',
  'shuf -n x notas.txt',
  'yes | head -3',
  'yes no | head -2',
  'realpath datos | wc -l',
  'realpath -e nada',
  'df nada',
];

test.skipIf(lacks)(
  `disk, samples and temporary files answer as Debian's own${why}`,
  { timeout: 120_000 },
  async () => {
    const comparisons = await compareWithBash(lines);
    expect(comparisons.filter((comparison) => !isSame(comparison))).toEqual([]);
  },
);

test('ps tells of this session alone, or of all that runs', async () => {
  using home = shellHome();
  const shell = home.open({ terminal: { columns: 120, rows: 30 } });
  await shell.prompt();
  expect(await shell.run('ps')).toMatch(
    /^ {4}PID TTY {10}TIME CMD\n +\d+ pts\/0 {4}00:00:00 bash\n +\d+ pts\/0 {4}00:00:00 ps\n$/,
  );
  const all = await shell.run('ps aux');
  expect(all).toMatch(/^USER {9}PID %CPU %MEM {4}VSZ {3}RSS TTY {6}STAT START {3}TIME COMMAND\n/);
  expect(all).toMatch(/\nroot {11}1 .* \/sbin\/init\n/);
  expect(all).toMatch(/\nana .* ps aux\n$/);
  expect(await shell.run('echo $$; ps | grep bash')).toMatch(/^(\d+)\n +\1 /);
});

test('free, uptime and df tell of this computer in the form of the originals', async () => {
  using home = shellHome();
  const { stdout } = await runCommand(
    home,
    'free -h | head -1; uptime; uptime -p; df -h | head -1; df -h / | wc -l',
  );
  const [memory, up, pretty, disk, rows] = stdout.split('\n');
  expect(memory).toBe('               total        used        free      shared  buff/cache   available');
  expect(up).toMatch(/^ \d\d:\d\d:\d\d up .*, {2}\d user, {2}load average: /);
  expect(pretty).toMatch(/^up \d+ (?:week|day|hour|minute)/);
  expect(disk).toMatch(/^Filesystem +Size +Used Avail Use% Mounted on$/);
  expect(rows).toBe('2');
});

test('top fills the screen until q, and -b writes it once', async () => {
  await using screen = await openEditor(top, { words: [], columns: 80, rows: 24 });
  expect(screen.rows()[0]).toMatch(/^top - \d\d:\d\d:\d\d up .*load average: /);
  expect(screen.rows()[6]?.trimEnd()).toBe(
    '    PID USER      PR  NI    VIRT    RES    SHR S  %CPU  %MEM     TIME+ COMMAND',
  );
  await screen.type('q');
  expect(await screen.exited).toBe(0);
  using home = shellHome();
  expect((await runCommand(home, 'top -b -n 1')).stdout).toContain('%Cpu(s):');
});

test('watch repeats until Ctrl-C and gives the prompt back', async () => {
  using home = shellHome();
  const shell = home.open({ terminal: { columns: 80, rows: 10 } });
  await shell.prompt();
  shell.type('watch -n 0.1 echo hola\r');
  await shell.until((output) => output.split('\nhola\r').length > 3, 'three times hola');
  expect(await shell.screen()).toContain('hola');
  const from = shell.output.length;
  shell.type('\x03');
  await shell.says(/\$ $/, from);
  expect(await shell.run('echo $?')).toBe('130\n');
});

test('curl and wget know no name but the machine’s own', async () => {
  using home = shellHome();
  expect(await runCommand(home, 'curl https://www.example.com/a')).toMatchObject({
    exitCode: 6,
    stderr: 'curl: (6) Could not resolve host: www.example.com\n',
  });
  const { exitCode, stderr } = await runCommand(home, 'wget http://www.example.com');
  expect(exitCode).toBe(4);
  expect(stderr).toContain('wget: unable to resolve host address ‘www.example.com’\n');
  expect((await runCommand(home, 'curl localhost:8080')).stderr).toContain(
    'Failed to connect to localhost port 8080',
  );
});
