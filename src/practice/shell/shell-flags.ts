/** `$-` of an interactive shell. just-bash does not say in it that the shell is one, which every `.bashrc` asks. */
export function withFlags(text: string): string {
  return text.replace(/\$-(?!\w)|\$\{-\}/g, 'himBHs');
}
