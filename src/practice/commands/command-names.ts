/**
 * The commands that stand in `/usr/bin`: just-bash's, which are listed here so that the machine's own process need not
 * load it to know them, and ours. A test holds the list against both.
 */
export const commandNames: readonly string[] = `
  [ apropos apt apt-get awk base64 basename bash cat chmod chown clear column comm cowsay cp curl cut date df diff dirname du echo egrep
  env expand expr false fgrep file find fold free git grep groups gunzip gzip head hostname htop id info join jq less ln ls
  man md5sum mkdir mktemp more mv nano nl od pager paste ping pip pip3 printenv printf ps psql pwd python python3 readlink realpath reset rev
  rg rm rmdir scp sed seq sftp sh sha1sum sha256sum sha512sum shuf sleep sort split ssh stat strings stty su sudo systemctl tac tail
  tar tee test timeout top touch tr tree true truncate tty uname unexpand uniq uptime vi vim watch wc wget whatis which whoami xargs yes yq zcat
`
  .trim()
  .split(/\s+/);

/** Commands that are no files: a real bash has them built in, just-bash or we bring them as commands. */
export const builtInCommandNames: readonly string[] = 'alias bg fc fg history jobs kill time unalias'.split(
  ' ',
);
