// pdfmake as it comes, by its documented interface; the page is in ../pdfmake-page.mjs.
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { definitionOf } from '../pdfmake-page.mjs';
import { root } from '../root.mjs';

const face = (name) => join(root, 'fonts', `${name}.ttf`);

/** Opens it. Every document reads the fonts anew: pdfmake has no other way. */
export async function open() {
  const pdfmake = createRequire(import.meta.url)('pdfmake');
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => path.startsWith(root));
  pdfmake.addFonts({
    sans: { normal: face('NotoSansSC-Regular'), bold: face('NotoSansSC-Bold') },
    'Noto Sans SC': { normal: face('NotoSansSC-Regular'), bold: face('NotoSansSC-Bold') },
    serif: { normal: face('NotoSerifSC-Bold'), bold: face('NotoSerifSC-Bold') },
  });
  return {
    take: (document) => document,
    render: async (document) => pdfmake.createPdf(definitionOf(document)).getBuffer(),
  };
}
