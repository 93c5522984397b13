import { expect, test } from 'vitest';
import { frame } from '../../src/diagnostic/code-frame.ts';
import type { Diagnostic } from '../../src/diagnostic/diagnostic.ts';
import { nearest } from '../../src/diagnostic/nearest.ts';
import { reportGithub } from '../../src/diagnostic/reporter-github.ts';
import { reportJson } from '../../src/diagnostic/reporter-json.ts';
import { reportText } from '../../src/diagnostic/reporter-text.ts';
import { textWidth } from '../../src/text-width.ts';
import { memoryFiles } from '../helpers/memory-files.ts';

const finding: Diagnostic = {
  code: 'unknown-unit',
  severity: 'error',
  place: { file: 'd/figures.csv', line: 2, column: 4, length: 3 },
  message: { zh: '没有这个单位', en: 'there is no such unit' },
  expected: { zh: '编号', en: 'an id' },
  found: 'abc',
  fix: { zh: '是否想写 `abd`？', en: 'did you mean `abd`?' },
};
const warning: Diagnostic = { code: 'old', severity: 'warning', message: { zh: '旧', en: 'it is 100%, old' } };
const files = memoryFiles(new Map([['d/figures.csv', Buffer.from('x\n县,,abc\u001b[31m,z\n')]]));

test('text has the line, carets under wide characters, and a count', () => {
  expect(reportText([finding, warning], { language: 'en', colour: false, files })).toBe(
    [
      'warning[old]: it is 100%, old',
      '',
      'error[unknown-unit]: there is no such unit',
      '  --> d/figures.csv:2:4',
      '   |',
      ' 2 | 县,,abc\ufffd[31m,z',
      '   |     ^^^',
      '   = expected: an id',
      '   = found: abc',
      '   = fix: did you mean `abd`?',
      '',
      '1 error, 1 warning',
    ].join('\n'),
  );
});

test('text in Chinese, and in colour only when asked', () => {
  const chinese = reportText([finding, finding], { language: 'zh', colour: false, files });
  expect(chinese).toContain('错误[unknown-unit]：没有这个单位');
  expect(chinese).toContain('   = 建议：是否想写 `abd`？');
  expect(chinese.endsWith('2 个错误')).toBe(true);
  expect(reportText([finding], { language: 'en', colour: true, files })).toContain('\u001b[1;31merror[unknown-unit]\u001b[0m');
  expect(reportText([], { language: 'en', colour: true, files })).toBe('');
});

test('json is one object a line, in the order of files and lines', () => {
  const lines = reportJson([finding, warning]).split('\n');
  expect(lines.map((line) => (JSON.parse(line) as Diagnostic).code)).toEqual(['old', 'unknown-unit']);
  expect(JSON.parse(lines[1] ?? '')).toEqual(finding);
});

test('workflow commands are escaped', () => {
  const odd = { ...finding, place: { file: 'a,b:c%.csv', line: 2, column: 4, length: 3 }, found: 'x\ny::z' };
  expect(reportGithub([warning, odd], 'en').split('\n')).toEqual([
    '::warning title=old::it is 100%25, old',
    '::error file=a%2Cb%3Ac%25.csv,line=2,col=4,endColumn=7,title=unknown-unit::there is no such unit%0Aexpected an id%0Afound x\ufffdy::z%0Adid you mean `abd`?',
  ]);
});

test('long lines are cut around the place', () => {
  const line = `${'字'.repeat(200)}HERE${'字'.repeat(200)}`;
  const { line: shown, marks } = frame([line], { file: 'f', line: 1, column: 201, length: 4 }) ?? { line: '', marks: '' };
  expect(textWidth(shown)).toBeLessThanOrEqual(100);
  expect(textWidth(shown.slice(0, shown.indexOf('HERE')))).toBe(marks.indexOf('^'));
  expect(marks.trim()).toBe('^^^^');
});

test('the nearest word is near, swaps counting once', () => {
  expect(nearest('water-investmnet', ['water-investment', 'water'])).toBe('water-investment');
  expect(nearest('gaol', ['goal'])).toBe('goal');
  expect(nearest('S2', ['S1'])).toBeUndefined();
  expect(nearest('apple', ['orange'])).toBeUndefined();
  expect(nearest('贫困人囗', ['贫困户', '贫困人口'])).toBe('贫困人口');
});

test('a line without end, and a long text found, are shown in part and at once', () => {
  const endless = 'a\u0301'.repeat(4_000_000);
  const start = process.cpuUsage();
  const { line } = frame([endless], { file: 'f', line: 1, column: 4_000_001, length: 3_000_000 }) ?? { line: '' };
  expect(process.cpuUsage(start).user / 1e6).toBeLessThan(1);
  expect(textWidth(line)).toBeLessThanOrEqual(100);
  const long = reportText([{ ...finding, found: 'x'.repeat(2_000) }], { language: 'en', colour: false, files });
  expect(long).toMatch(/found: x{199}…\n/);
});

test('of very many findings the first are shown and all counted', () => {
  const report = reportText(
    Array.from({ length: 1_200 }, () => warning),
    { language: 'zh', colour: false, files },
  );
  expect(report.match(/警告\[old\]/g)).toHaveLength(1_000);
  expect(report.endsWith('1200 个警告（只列出前 1000 个）')).toBe(true);
});

test('a finding about a file that cannot be read has its place and no line', () => {
  const unreadable = {
    ...files,
    stat: () => ({ kind: 'file', size: 1 }),
    read: () => {
      throw new Error('EACCES');
    },
  };
  expect(reportText([finding], { language: 'en', colour: false, files: unreadable })).toContain('  --> d/figures.csv:2:4\n   = expected');
});
