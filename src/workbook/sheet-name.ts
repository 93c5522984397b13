/** Excel's limit for a sheet's name, in UTF-16 units. */
export const SHEET_NAME_LIMIT = 31;

const FORBIDDEN = /[:\\/?*[\]]/g;

/**
 * Gives out sheet names that Excel accepts: NFC, forbidden characters dropped, unique without regard to case. The first wish that fits
 * {@link SHEET_NAME_LIMIT} is taken, else the last is cut to it on a whole character; a clash is settled by a number: `Nanbu`, `Nanbu 2`.
 */
export function sheetNames(): (...wishes: readonly string[]) => string {
  // Excel keeps this name for itself.
  const taken = new Set<string>(['history']);
  return (...wishes) => {
    const clean = wishes.map(legal).filter((wish) => wish !== '');
    const wanted = clean.find((wish) => wish.length <= SHEET_NAME_LIMIT) ?? clean.at(-1) ?? 'Sheet';
    for (let count = 1; ; count++) {
      const tail = count === 1 ? '' : ` ${count}`;
      const name = cut(wanted, SHEET_NAME_LIMIT - tail.length) + tail;
      if (taken.has(name.toLowerCase())) continue;
      taken.add(name.toLowerCase());
      return name;
    }
  };
}

function legal(wish: string): string {
  // A typographic apostrophe needs no quoting in the addresses that exceljs writes (Xi’an), and may stand at either end.
  return wish.normalize('NFC').replace(FORBIDDEN, ' ').replaceAll("'", '\u2019').replace(/\s+/g, ' ').trim();
}

function cut(text: string, limit: number): string {
  let kept = '';
  for (const character of text) {
    if (kept.length + character.length > limit) break;
    kept += character;
  }
  return kept.trimEnd();
}

/** A sheet's name as addresses in formulas, links and charts have it. */
export function quotedSheet(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}
