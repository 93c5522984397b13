import { expect, it } from 'vitest';

import type { Diagnostic } from '../../src/diagnostic/diagnostic.ts';
import { reportGithub } from '../../src/diagnostic/reporter-github.ts';
import { reportText } from '../../src/diagnostic/reporter-text.ts';

const finding: Diagnostic = {
  code: 'unknown-unit',
  severity: 'error',
  place: { file: 'book.xlsx', line: 7, column: 17, cell: '数据 Data!Q7' },
  message: { zh: '单位中没有这一项', en: 'there is no such unit' },
};

it('names the cell of a workbook, whose lines nobody wants to see', () => {
  const files = {
    read: () => {
      throw new Error('a workbook was read for its lines');
    },
    stat: () => ({ kind: 'file', size: 1 }),
  };
  const report = reportText([finding], { language: 'en', colour: false, files });
  expect(report.split('\n').slice(0, 2)).toEqual(['error[unknown-unit]: there is no such unit', ' --> book.xlsx 数据 Data!Q7']);
  const whole = { ...finding, place: { file: 'book.xlsx', line: 1, column: 1, cell: '' } };
  expect(reportText([whole], { language: 'en', colour: false, files })).toContain(' --> book.xlsx\n');
});

it('names it among the details of an annotation', () => {
  expect(reportGithub([finding], 'en')).toBe(
    '::error file=book.xlsx,line=7,col=17,title=unknown-unit::there is no such unit%0A数据 Data!Q7',
  );
});
