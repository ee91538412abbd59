import type { CommandContext, GuestCommand } from './guest-command.ts';
import { parseOptions } from './options.ts';

/** `curl` and `wget`: the machine knows no name but its own, and serves nothing yet. */
export const webClients: readonly GuestCommand[] = [
  { name: 'curl', run: curl },
  { name: 'wget', run: wget },
];

function curl(context: CommandContext): number {
  const options = parseOptions(context.arguments, {
    flags: 'fisSILkOvgGN#',
    values: 'oXdHuAebTFmw',
    long: {
      silent: 's',
      'show-error': 'S',
      head: 'I',
      location: 'L',
      output: 'o',
      request: 'X',
      data: 'd',
      header: 'H',
      fail: 'f',
      verbose: 'v',
    },
  });
  if (options.kind === 'wrong') {
    context.complain(
      `curl: ${options.message.replace(/^.*'(.*)'$/, 'option -$1: is unknown')}\ncurl: try 'curl --help' for more information\n`,
    );
    return 2;
  }
  const [address] = options.operands;
  if (address === undefined) {
    context.complain(
      "curl: (2) no URL specified\ncurl: try 'curl --help' or 'curl --manual' for more information\n",
    );
    return 2;
  }
  const { host, port } = whereTo(address);
  const isQuiet = options.has('s') && !options.has('S');
  if (!isOwn(context, host)) {
    if (!isQuiet) context.complain(`curl: (6) Could not resolve host: ${host}\n`);
    return 6;
  }
  if (!isQuiet)
    context.complain(
      `curl: (7) Failed to connect to ${host} port ${port} after 0 ms: Could not connect to server\n`,
    );
  return 7;
}

function wget(context: CommandContext): number {
  const { complain } = context;
  const options = parseOptions(context.arguments, {
    flags: 'qcNrnbvS',
    values: 'OPtTUo',
    long: { quiet: 'q', 'output-document': 'O', continue: 'c' },
  });
  if (options.kind === 'wrong') {
    complain(
      `wget: ${options.message}\nUsage: wget [OPTION]... [URL]...\n\nTry \`wget --help' for more options.\n`,
    );
    return 2;
  }
  const [address] = options.operands;
  if (address === undefined) {
    complain("wget: missing URL\nUsage: wget [OPTION]... [URL]...\n\nTry `wget --help' for more options.\n");
    return 1;
  }
  const { host, port, url } = whereTo(address);
  const say = (text: string) => {
    if (!options.has('q')) complain(text);
  };
  const now = new Date().toISOString().slice(0, 19).replace('T', ' ');
  say(`--${now}--  ${url}\n`);
  if (!isOwn(context, host)) {
    say(`Resolving ${host} (${host})... failed: Temporary failure in name resolution.\n`);
    say(`wget: unable to resolve host address ‘${host}’\n`);
    return 4;
  }
  say(`Resolving ${host} (${host})... 127.0.0.1\n`);
  say(`Connecting to ${host} (${host})|127.0.0.1|:${port}... failed: Connection refused.\n`);
  return 4;
}

const isOwn = ({ account }: CommandContext, host: string): boolean =>
  ['localhost', '127.0.0.1', '127.0.1.1', '[::1]', account.hostname].includes(host);

function whereTo(address: string): { readonly host: string; readonly port: number; readonly url: string } {
  const url = /^\w+:\/\//.test(address) ? address : `http://${address}`;
  const [, scheme = 'http', host = address, port] =
    /^(\w+):\/\/(?:[^@/]*@)?(\[[^\]]*\]|[^/:?#]*)(?::(\d+))?/.exec(url) ?? [];
  const usual = scheme === 'https' ? 443 : 80;
  return { host, port: Number(port ?? usual), url: /^\w+:\/\/[^/]*$/.test(url) ? `${url}/` : url };
}
