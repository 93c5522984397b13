/** What an English noun and its plural share: parties and party, bases and base, boxes and box. */
function stem(word: string): string {
  if (/[^aeiou]ies$/.test(word)) return `${word.slice(0, -3)}y`;
  return word.replace(/(?<![su])s$/, '').replace(/e$/, '');
}

/**
 * An English text reduced to what two spellings of the same words share, with a space before and after each word: case, hyphens and dashes,
 * quotation marks and other punctuation, possessives and plurals are left aside; an article at the beginning too where the text is a `term`.
 */
export function reduceEnglish(text: string, use: 'text' | 'term'): string {
  const words = text
    .toLowerCase()
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/'s\b|s'(?!\p{L})/gu, 's')
    .match(/[\p{L}\p{N}]+(?:[.,]\p{N}+)*/gu);
  const kept = use === 'term' && words?.[0] === 'the' ? words.slice(1) : (words ?? []);
  return ` ${kept.map(stem).join(' ')} `;
}
