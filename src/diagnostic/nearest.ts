/** Edits that turn one word into the other: insert, delete, replace, swap two neighbours (optimal string alignment). */
function distance(a: readonly string[], b: readonly string[]): number {
  const at = (row: readonly number[], column: number): number => row[column] ?? 0;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let best = Math.min(at(last, column) + 1, at(current, column - 1) + 1, at(last, column - 1) + (same ? 0 : 1));
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        best = Math.min(best, at(before, column - 2) + 1);
      current.push(best);
    }
    before = last;
    last = current;
  }
  return at(last, b.length);
}

/**
 * The known word that a mistyped one most likely stands for, for "did you mean": at most a third of its characters
 * may differ, so none of a word of two. The first of equally near ones wins; nothing when none is near.
 */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  const letters = [...word.toLowerCase()];
  let best: string | undefined;
  let limit = Math.floor(letters.length / 3) + 1;
  for (const candidate of known) {
    const other = [...candidate.toLowerCase()];
    if (Math.abs(other.length - letters.length) >= limit) continue;
    const edits = distance(letters, other);
    if (edits < limit) [best, limit] = [candidate, edits];
  }
  return best;
}
