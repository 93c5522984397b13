/**
 * Column widths in points from a `widths` attribute (`24 2* * auto`), paddings included, for `count` columns in `available`
 * points. A share is kept as pdfmake's `*` only beside `auto`, whose width the layout finds.
 */
export function columnWidths(spec: string | undefined, count: number, available: number): (number | string)[] {
  const words = spec === undefined ? Array.from({ length: count }, () => '*') : spec.trim().split(/ +/);
  if (words.includes('auto')) return words.map((word) => (word === 'auto' ? 'auto' : word.endsWith('*') ? '*' : Number(word)));
  const shares = words.map((word) => (word.endsWith('*') ? Number(word.slice(0, -1) || '1') : 0));
  const total = shares.reduce((sum, share) => sum + share, 0);
  const fixed = words.reduce((sum, word) => sum + (word.endsWith('*') ? 0 : Number(word)), 0);
  return words.map((word, index) => {
    const share = shares[index] ?? 0;
    return share === 0 ? Number(word) : (Math.max(0, available - fixed) * share) / total;
  });
}
