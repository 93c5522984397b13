import type { Dataset, LocatedText } from '../dataset/dataset.ts';

/** A text in both languages, as the files have it. */
export interface TextPair {
  readonly zh: LocatedText;
  readonly en: LocatedText;
}

/** The texts that stand in both languages. Loading reads the English of a text right after its Chinese. */
export function textPairs({ texts }: Dataset): readonly TextPair[] {
  return texts.flatMap((zh, index) => {
    const en = texts[index + 1];
    return zh.lang === 'zh' && en?.lang === 'en' && en.prose === zh.prose && en.place.file === zh.place.file ? [{ zh, en }] : [];
  });
}
