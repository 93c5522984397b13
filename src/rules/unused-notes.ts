import type { Rule } from './rule.ts';

/** Every note of dataset.yaml belongs to a figure. */
export const unusedNotes: Rule = {
  code: 'unused-note',
  severity: 'warning',
  check(dataset) {
    const used = new Set(dataset.figures.map(({ note }) => note));
    return [...dataset.notes]
      .filter(([key]) => !used.has(key))
      .map(([key, { zh }]) => {
        const place = dataset.texts.find(({ text, lang }) => lang === 'zh' && text === zh)?.place;
        return {
          ...(place && { place }),
          message: { zh: `没有数字用到注释\`${key}\``, en: `no figure uses the note \`${key}\`` },
          found: key,
          fix: { zh: '在 figures.csv 的 note 列写上它，或删去', en: 'name it in the column `note` of figures.csv, or delete it' },
        };
      });
  },
};
