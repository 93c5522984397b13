import type { Dataset } from '../dataset/dataset.ts';
import { placeWithin } from '../dataset/located.ts';
import { codePointName } from '../dataset/text.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';

/** The characters of a text that no face can show: code point and index (UTF-16) of each. */
export type Missing = (text: string) => readonly { readonly codePoint: number; readonly index: number }[];

/** Every character of the dataset's texts that no font can show, with its place. `missing` is asked for each text. */
export function textWithoutGlyph(dataset: Dataset, missing: Missing): Diagnostic[] {
  return dataset.texts.flatMap((text) =>
    missing(text.text).map(({ codePoint, index }): Diagnostic => {
      const character = String.fromCodePoint(codePoint);
      return {
        code: 'character-without-glyph',
        severity: 'error',
        place: placeWithin(text, index, character.length),
        message: { zh: '没有字体能显示这个字符', en: 'no font can show this character' },
        expected: {
          zh: '内置字体、已安装的完整字体或数据集自带字体中的字符',
          en: "a character of the built-in fonts, of the installed whole fonts or of the dataset's own",
        },
        found: `${character} (${codePointName(character)})`,
        fix: {
          zh: '换一个字，或把含有它的字体放进数据集，写在 dataset.yaml 的 fonts 里',
          en: 'use another character, or put a font that has it into the dataset and name it under `fonts` in dataset.yaml',
        },
      };
    }),
  );
}
