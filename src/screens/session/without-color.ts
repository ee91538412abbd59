/** The SGR sequence of some codes without its colours; attributes stay. Empty when only colours were there. */
export function withoutColor(codes: string): string {
  if (codes === '' || codes.includes(':')) return codes === '' ? '\x1b[m' : '';
  const kept: string[] = [];
  const all = codes.split(';');
  for (let index = 0; index < all.length; index++) {
    const code = Number(all[index]);
    if (code === 38 || code === 48 || code === 58) index += all[index + 1] === '2' ? 4 : 2;
    else if (!isColor(code)) kept.push(String(code));
  }
  return kept.length > 0 ? `\x1b[${kept.join(';')}m` : '';
}

function isColor(code: number): boolean {
  return (code >= 30 && code <= 49) || code === 59 || (code >= 90 && code <= 107);
}
