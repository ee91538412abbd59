import { cpus, freemem, totalmem, uptime } from 'node:os';
import type { Account } from '../account.ts';
import { type BaseNode, file, folder, link } from './base-node.ts';

/** The root of the machine as one account sees it: the read-only base with the account's home and /tmp mounted in it. */
export function baseFor(account: Account, commands: Commands = []): BaseNode {
  return folder({
    bin: link('usr/bin'),
    boot: folder({}),
    dev: folder({
      null: { kind: 'sink', mode: 0o666 },
      tty: { kind: 'sink', mode: 0o666 },
    }),
    etc: etc(account),
    home: folder({ [account.name]: { kind: 'mount', hostFolder: account.homeFolder } }),
    lib: link('usr/lib'),
    media: folder({}),
    mnt: folder({}),
    opt: folder({}),
    proc: proc(),
    root: folder({}, 0o700),
    run: folder({}),
    sbin: link('usr/sbin'),
    srv: folder({}),
    tmp: { kind: 'mount', hostFolder: account.tmpFolder },
    usr: folder({
      bin: programFolder(commands),
      lib: folder({ 'os-release': file(osRelease) }),
      local: folder({ bin: folder({}), lib: folder({}), share: folder({}) }),
      sbin: folder({}),
      share: folder({ doc: folder({}), man: folder({}) }),
    }),
    var: folder({
      backups: folder({}),
      cache: folder({}),
      lib: folder({ dpkg: folder({}) }),
      log: folder({}),
      mail: folder({}),
      tmp: link('/tmp'),
    }),
  });
}

// What `cat $(which ls)` shows. It is no program: saying so is more use than a random binary.
const programStub = '#!practice-machine: this command is part of the practice machine itself\n';

const osRelease = `PRETTY_NAME="Debian GNU/Linux 13 (trixie)"
NAME="Debian GNU/Linux"
VERSION_ID="13"
VERSION="13 (trixie)"
VERSION_CODENAME=trixie
ID=debian
HOME_URL="https://www.debian.org/"
SUPPORT_URL="https://www.debian.org/support"
BUG_REPORT_URL="https://bugs.debian.org/"
`;

function etc(account: Account): BaseNode {
  const { name, userId, hostname } = account;
  return folder({
    'bash.bashrc': file('# System-wide .bashrc file for interactive bash(1) shells.\n'),
    cron: folder({}),
    debian_version: file('13.1\n'),
    group: file(
      [
        'root:x:0:',
        'daemon:x:1:',
        'adm:x:4:',
        'sudo:x:27:',
        'users:x:100:',
        'nogroup:x:65534:',
        `${name}:x:${userId}:`,
        '',
      ].join('\n'),
    ),
    hostname: file(`${hostname}\n`),
    hosts: file(`127.0.0.1\tlocalhost\n127.0.1.1\t${hostname}\n::1\tlocalhost ip6-localhost ip6-loopback\n`),
    issue: file('Debian GNU/Linux 13 \\n \\l\n'),
    'ld.so.conf': file('include /etc/ld.so.conf.d/*.conf\n'),
    motd: file(''),
    'os-release': link('../usr/lib/os-release'),
    passwd: file(
      [
        'root:x:0:0:root:/root:/bin/bash',
        'daemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin',
        'www-data:x:33:33:www-data:/var/www:/usr/sbin/nologin',
        'nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin',
        `${name}:x:${userId}:${userId}:,,,:/home/${name}:/bin/bash`,
        '',
      ].join('\n'),
    ),
    profile: file('# /etc/profile: system-wide .profile file for the Bourne shell (sh(1))\n'),
    'resolv.conf': file('# The practice machine has no network.\n'),
    shadow: file('', 0o640),
    shells: file('# /etc/shells: valid login shells\n/bin/sh\n/bin/bash\n/usr/bin/bash\n'),
    skel: folder({}),
    ssh: folder({ sshd_config: file('# The practice machine answers on its own port.\n') }),
    sudoers: file('', 0o440),
    timezone: file('Etc/UTC\n'),
  });
}

function proc(): BaseNode {
  return folder({
    cpuinfo: file(
      () =>
        `${cpus()
          .map((cpu, index) => `processor\t: ${index}\nmodel name\t: ${cpu.model}\n`)
          .join('\n')}\n`,
      0o444,
    ),
    loadavg: file('0.00 0.00 0.00 1/80 1\n', 0o444),
    meminfo: file(
      () => `MemTotal:       ${kilobytes(totalmem())} kB\nMemFree:        ${kilobytes(freemem())} kB\n`,
      0o444,
    ),
    uptime: file(() => `${uptime().toFixed(2)} ${uptime().toFixed(2)}\n`, 0o444),
    version: file('Linux version 6.12.48+deb13-amd64 (debian-kernel@lists.debian.org)\n', 0o444),
  });
}

type Commands = readonly string[] | (() => readonly string[]);

/** What is installed later is there at once, in every view that is open. */
function programFolder(commands: Commands): BaseNode {
  const entries = () =>
    Object.fromEntries(
      (typeof commands === 'function' ? commands() : commands).map((name) => [
        name,
        file(programStub, 0o755),
      ]),
    );
  if (typeof commands !== 'function') return folder(entries());
  return {
    kind: 'folder',
    mode: 0o755,
    get entries() {
      return Object.assign(Object.create(null), entries());
    },
  };
}

const kilobytes = (bytes: number): number => Math.round(bytes / 1024);
