/** The languages a dataset can be written in, in the order in which a bilingual page sets them. */
export const LANGUAGES = ['zh', 'en'] as const;

/** An ISO 639-1 code of {@link LANGUAGES}. */
export type Language = (typeof LANGUAGES)[number];

/** One value per language, both always present. */
export type Localized<T = string> = Readonly<Record<Language, T>>;

/** What one document speaks: both languages side by side, or one of them. */
export const EDITIONS = ['zh-en', 'zh', 'en'] as const;

/** An edition of {@link EDITIONS}. */
export type Edition = (typeof EDITIONS)[number];

/** The languages of an edition, the leading one first. */
export function languagesOf(edition: Edition): readonly [Language, ...Language[]] {
  return edition === 'zh-en' ? LANGUAGES : [edition];
}
