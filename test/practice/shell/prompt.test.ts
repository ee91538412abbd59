import { expect, test } from 'vitest';
import { decodePrompt } from '../../../src/practice/shell/prompt.ts';
import { shellHome } from './open-shell.ts';

const debian = String.raw`case $- in
    *i*) ;;
      *) return;;
esac
PS1='${'$'}{debian_chroot:+($debian_chroot)}\[\033[01;32m\]\u@\h\[\033[00m\]:\[\033[01;34m\]\w\[\033[00m\]\$ '
alias ls='ls --color=auto'
`;

test('a login shell reads .profile and through it .bashrc, and shows the prompt of Debian', async () => {
  using home = shellHome({ '.profile': '. "$HOME/.bashrc"\n', '.bashrc': debian, 'datos/x': '' });
  const shell = home.open();
  await shell.lastRow('ana@practica:~$');
  expect(shell.output).toContain('\x1b[01;32mana@practica\x1b[00m:\x1b[01;34m~\x1b[00m$ ');
  shell.type('cd datos\r');
  await shell.lastRow('ana@practica:~/datos$');
  shell.type('ls -d ../datos\r');
  await shell.says('\x1b[01;34m../datos\x1b[0m');
});

test('bash and sh typed at the prompt are shells of their own, and exit comes back', async () => {
  using home = shellHome({ '.profile': 'EN=perfil\n', '.bashrc': 'EN=rc\n' });
  const shell = home.open();
  await shell.prompt();
  expect(await shell.run('echo $EN $SHLVL; x=fuera')).toBe('perfil 1\n');
  await shell.run('bash');
  expect(await shell.run('echo $EN $SHLVL "[$x]"; cd /tmp')).toBe('rc 2 []\n');
  expect(await shell.run('exit 4')).toContain('exit\n');
  expect(await shell.run('echo $? $x; pwd')).toBe('4 fuera\n/home/ana\n');
  await shell.run('sh');
  expect(await shell.run('echo $SHLVL')).toBe('2\n');
  shell.type('\x04');
  await shell.says('exit\r\n');
  await shell.run('bash -l');
  expect(await shell.run('echo $EN')).toBe('perfil\n');
  await shell.run('exit');
  const from = shell.output.length;
  shell.type('exit 3\r');
  expect(await shell.exited).toEqual({ exitCode: 3 });
  expect(shell.output.slice(from)).toContain('logout\r\n');
});

test('Ctrl-D on an empty line leaves a login shell with logout', async () => {
  using home = shellHome();
  const shell = home.open();
  await shell.prompt();
  shell.type('\x04');
  expect(await shell.exited).toEqual({ exitCode: 0 });
  expect(shell.output).toMatch(/logout\r\n$/);
});

test('PS0 and PROMPT_COMMAND may mark where a command begins and ends', async () => {
  using home = shellHome();
  const shell = home.open({
    command: String.raw`case "$SHELL" in */bash) exec env PS0='\e]133;C;$(fc -ln -0)\a' PROMPT_COMMAND='printf "\033]133;D;%s\007" "$?"' bash -l;; *) exec "$SHELL" -l;; esac`,
  });
  await shell.says('\x1b]133;D;0\x07');
  await shell.prompt();
  const from = shell.output.length;
  await shell.run('false');
  expect(shell.output.slice(from)).toMatch(/\x1b\]133;C;\s*false\x07.*\x1b\]133;D;1\x07/s);
  expect(await shell.run('echo $?')).toContain('1\n');
  shell.type('exit 6\r');
  expect(await shell.exited).toEqual({ exitCode: 6 });
});

test('a prompt that is changed by PROMPT_COMMAND is shown at once', async () => {
  using home = shellHome();
  const shell = home.open();
  await shell.prompt();
  shell.type(`PROMPT_COMMAND='n=$((n+1)); PS1="[$n] $ "'\r`);
  await shell.lastRow('[1] $');
  shell.type('\r');
  await shell.lastRow('[2] $');
});

test('a folder whose name is a command stays a name in the prompt', () => {
  const facts = {
    user: 'ana',
    host: 'practica.local',
    directory: '/home/ana/$(reboot)',
    home: '/home/ana',
    shellName: '-bash',
    historyNumber: 7,
    commandNumber: 3,
    now: new Date(0),
  };
  expect(decodePrompt(String.raw`\w`, facts)).toBe(String.raw`~/\$(reboot)`);
  expect(decodePrompt(String.raw`\u@\h \W \s \! \# \[\e[1m\]\$\033`, facts)).toBe(
    `ana@practica ${String.raw`\$(reboot)`} bash 7 3 \x1b[1m$\x1b`,
  );
});
