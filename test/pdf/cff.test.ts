import { expect, it } from 'vitest';

import { diskFiles } from '../../src/effects/files.ts';
import { loadFontSet } from '../../src/fonts/font-set.ts';
import { cffFont } from '../fonts/cff-font.ts';
import { fontsFolder, RARE, rareFont } from '../fonts/small-font.ts';
import { open, textOf } from './reading.ts';
import { render } from './setting.ts';

it('embeds the outlines of a dataset’s OpenType font as they are, with what they stand for', async () => {
  const bytes = cffFont(await rareFont());
  const fonts = loadFontSet(diskFiles, fontsFolder, [{ file: 'fonts/rare.otf', bytes }]);
  expect(fonts.findings).toEqual([]);
  const rare = String.fromCodePoint(RARE);
  expect(fonts.missing(rare)).toEqual([]);
  const markup = `<doc lang="zh"><p>甲${rare}乙${rare}</p></doc>`;
  const pdf = await render(markup, { fonts });
  expect(Buffer.from(pdf.bytes).toString('latin1')).toContain('/CIDFontType0C');
  const document = await open(pdf.bytes);
  expect(await textOf(document, 1)).toContain(`甲${rare}乙${rare}`);
  expect((await render(markup, { fonts })).bytes).toEqual(pdf.bytes);
});
