/** Why some of the compared lines answer otherwise than on a real Debian. */
export type Reason = { readonly why: string; readonly lines: readonly string[] };

/** Every compared line that answers otherwise. The test finds both a line that is missing and one that is not needed. */
export const knownDifferences: readonly Reason[] = [
  {
    why: 'A folder where a file is expected, or a `/` behind a file, is not told apart; the answer is short of a word or of the error.',
    lines: [
      'ls notas.txt/',
      'cat notas.txt/',
      'mkdir -p notas.txt/a',
      'mkdir ""',
      'cp notas.txt /root/',
      'tail datos',
      'cat < datos',
    ],
  },
  {
    why: '`*/` of just-bash takes files too and loses the slash.',
    lines: ['mkdir a/ b/ && ls -d */'],
  },
  {
    why: 'Options that the command here does not know, or an error that names another letter or lacks a hint.',
    lines: [
      'ls -L a',
      'ls -lZ9',
      'cp -Z9 notas.txt a',
      'touch -- -x; ls; rm -x',
      'grep -y9 pera notas.txt | wc -l',
      'command -v ls nada',
      'kill -l | head -1 | cut -c1-10',
      'bash -c',
    ],
  },
  {
    why: 'Names with a space are quoted in more answers than the real one quotes, and `-` counts as a name.',
    lines: ['touch "mi archivo.txt"; for f in *.txt; do wc -c "$f"; done', 'touch -; ls'],
  },
  {
    why: 'just-bash gathers the output and the errors of a command apart and joins them when both go to one file.',
    lines: ['ls nada notas.txt > todo.txt 2>&1; cat todo.txt'],
  },
  {
    why: 'just-bash reads more than bash does, so a slip that bash refuses is carried out, or is worded otherwise.',
    lines: [
      'ls ; ; pwd',
      'for f in *.txt do echo $f; done',
      '!!',
      'echo hola > $nada',
      'echo $((5/0))',
      '[ 1 -eq uno ]',
      'cd -',
      'unset HOME; cd',
      'echo "if true" > mal.sh; bash mal.sh',
    ],
  },
  {
    why: 'An error inside a script names the shell and not the script and its line.',
    lines: ['chmod +x notas.txt; ./notas.txt'],
  },
  {
    why: "just-bash's grep, sed, awk and file read some patterns and options otherwise.",
    lines: [
      'grep -o "[0-9]*" notas.txt',
      'grep "[" notas.txt',
      "sed 's/pera/melón' notas.txt",
      "awk '{print $1' notas.txt 2>/dev/null; echo $?",
      'file saludo.sh datos',
    ],
  },
  {
    why: 'Not there: the shell says that there is no such command.',
    lines: ['cmp notas.txt notas.txt && echo iguales', 'umask', 'nohup', "trap 'echo adiós' EXIT; echo hola"],
  },
  {
    why: 'Without a terminal the real one complains of the missing terminal.',
    lines: ['clear | wc -l'],
  },
];
