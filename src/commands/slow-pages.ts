import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { type PdfLibraries, STOCK_VARIABLE } from '../effects/pdf-libraries.ts';

/** Why pages take longer than they could, in one warning; nothing where they do not. */
export function slowPages({ stock, others }: PdfLibraries): readonly Diagnostic[] {
  if (!stock) return [];
  if (others.length === 0) {
    const message = {
      zh: `${STOCK_VARIABLE}=1：PDF 全部交由程序库生成，较慢，页面相同`,
      en: `${STOCK_VARIABLE}=1: PDFs are left to the libraries, which is slower; the pages are the same`,
    };
    return [{ code: 'slow-pages', severity: 'warning', message }];
  }
  const tested = others.map((each) => `${each.name} ${each.tested}`).join(', ');
  return [
    {
      code: 'untested-library',
      severity: 'warning',
      message: {
        zh: '安装的程序库版本未经测试，PDF 全部交由程序库生成，较慢',
        en: 'a library is installed in a version that was not tested: PDFs are left to the libraries, which is slower',
      },
      expected: { zh: tested, en: tested },
      found: others.map(({ name, installed }) => `${name} ${installed}`).join(', '),
      fix: { zh: '运行 npm ci，装回经过测试的版本', en: 'run npm ci, which installs the tested versions' },
    },
  ];
}
