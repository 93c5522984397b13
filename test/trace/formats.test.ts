import { describe, expect, it } from 'vitest';
import { sha256 } from '../../src/digest.ts';
import { traceDataset } from '../../src/trace/trace.ts';
import { pdfOf } from '../fuzz/source-formats.ts';
import { memoryFiles } from '../helpers/memory-files.ts';
import { briefly, sketched, traceIn, traceSketch } from './sources.ts';

const HOUSEHOLDS = { printed: '8677户', unit: 'household' };

describe('formats of sources', () => {
  it('reads GB 18030', async () => {
    // 投入15亿元
    const bytes = Uint8Array.from([0xcd, 0xb6, 0xc8, 0xeb, 0x31, 0x35, 0xd2, 0xda, 0xd4, 0xaa]);
    expect(briefly(await traceSketch({ rows: [{ printed: '15亿元', unit: 'yuan' }] }, bytes))).toEqual([]);
  });

  it('refuses bytes that are no text', async () => {
    const bytes = Uint8Array.from([0x31, 0x35, 0xff, 0xfe, 0x41, 0x42, 0x43]);
    const { diagnostics, unchecked } = await traceSketch({ rows: [HOUSEHOLDS] }, bytes);
    expect(diagnostics.map(({ code, place }) => [code, place?.file])).toEqual([['undecodable-bytes', 'sources/source.txt']]);
    expect(unchecked).toBe(1);
  });

  it('reads Markdown without its marks', async () => {
    const text = [
      '---',
      'date: 2016',
      'issue: 12',
      '---',
      '# 第一节　概况',
      '',
      '3. 共有**8677**户，见[附件](list-12.html)。',
      '',
      '| 村 | 户 |',
      '| --- | ---: |',
      '| 甲村 | 12户 |',
      '> 投入 `15`亿元&nbsp;\\*',
      '***',
      '3*4',
    ].join('\n');
    const rows = [
      { ...HOUSEHOLDS, paragraph: 2 },
      { printed: '12户', unit: 'household', paragraph: 4 },
      { printed: '15亿元', unit: 'yuan', paragraph: 5 },
    ];
    expect(briefly(await traceSketch({ rows, file: 'source.md' }, text))).toEqual([
      'unclaimed-number sources/source.md:14:1 3*4',
      'unclaimed-number sources/source.md:14:3 4',
    ]);
  });

  it('reads HTML as its reader sees it', async () => {
    const text = `<!DOCTYPE html><html><head><title>第12期</title><style>p { margin: 3px }</style></head>
<body><h1>概况</h1><script>if (1 < 2) document.write('5个')</script>
<p class="a>9">共有
  <b>8677</b>户&#xff0c;投入&#49;&#53;亿元<br>新建12&nbsp;所<!-- 7所 --></p>
<table><tr><td>甲村</td><td>12</td><td>345户</td></tr></table>1+ 1>2</body></html>`;
    const rows = [
      { ...HOUSEHOLDS, paragraph: 2 },
      { printed: '15亿元', unit: 'yuan', paragraph: 2 },
      { printed: '12所', unit: 'school', paragraph: 3 },
      { printed: '12', unit: 'household', paragraph: 4 },
      { printed: '345户', unit: 'household', paragraph: 4 },
    ];
    const ignored = [{ paragraph: 5, printed: '1+ 1>2' }];
    expect(briefly(await traceSketch({ rows, ignored, file: 'source.html' }, text))).toEqual([]);
    const wrong = await traceSketch({ rows: [{ printed: '8676户', unit: 'household', paragraph: 2 }], ignored, file: 'source.html' }, text);
    expect(wrong.diagnostics[0]?.expected?.en).toBe('8677户, as the source has it at sources/source.html:4:6');
  });

  it('reads the words of a PDF across line ends, page and line for a place', async () => {
    const rows = [
      { printed: '8,677 households', unit: 'household', paragraph: 2 },
      { printed: '45 villages', unit: 'village', paragraph: 2 },
    ];
    const pdf = pdfOf(['A valley', 'There are 8,677 households in 45', 'villages and 12 schools.']);
    expect(briefly(await traceSketch({ rows, file: 'source.pdf' }, pdf))).toEqual([
      'unclaimed-number dataset.yaml:1:1 12 schoo (sources/source.pdf#page=1:3)',
    ]);
  });

  it('refuses a PDF that is none, and one without words', async () => {
    const broken = await traceSketch({ rows: [HOUSEHOLDS], file: 'source.pdf' }, 'no PDF');
    expect(briefly(broken)).toEqual(['unreadable-pdf dataset.yaml:1:1 sources/source.pdf']);
    const empty = await traceSketch({ rows: [HOUSEHOLDS], file: 'source.pdf' }, pdfOf([]));
    expect(briefly(empty)).toEqual(['pdf-without-text dataset.yaml:1:1 sources/source.pdf']);
  });
});

describe('files of sources', () => {
  const text = '共有8677户';

  it('compares the hash, and is strict where the source is required', async () => {
    const right = sketched({ rows: [HOUSEHOLDS], sha256: sha256(text) });
    expect(briefly(await traceIn(right, { 'source.txt': text }, true))).toEqual([]);
    const wrong = sketched({ rows: [HOUSEHOLDS], sha256: sha256('another') });
    const codes = async (required: boolean) =>
      (await traceIn(wrong, { 'source.txt': text }, required)).diagnostics.map(({ code, severity }) => [code, severity]);
    expect(await codes(false)).toEqual([['source-changed', 'warning']]);
    expect(await codes(true)).toEqual([['source-changed', 'error']]);
  });

  it('counts figures whose text is not at hand, which is an error where it is required', async () => {
    const dataset = sketched({ rows: [HOUSEHOLDS, HOUSEHOLDS] });
    expect(await traceIn(dataset, { 'other.txt': text })).toMatchObject({ unchecked: 2, diagnostics: [] });
    const { unchecked, diagnostics } = await traceIn(dataset, { 'other.txt': text }, true);
    expect(unchecked).toBe(2);
    expect(diagnostics.map(({ code, found }) => [code, found])).toEqual([['source-not-at-hand', 'sources/source.txt']]);
  });

  it.each(['../source.txt', '/etc/hosts', 'a/../../b.txt', 'c:\\x.txt'])('reads nothing outside the folder: %s', async (file) => {
    const { diagnostics, unchecked } = await traceIn(sketched({ rows: [HOUSEHOLDS], file }), { 'source.txt': text });
    expect([diagnostics.map(({ code }) => code), unchecked]).toEqual([['source-outside'], 1]);
  });

  it('follows no link out of the folder', async () => {
    const bytes = new TextEncoder().encode(text);
    const links = new Map([['sources/source.txt', 'elsewhere/secret.txt']]);
    const files = memoryFiles(
      new Map([
        ['sources/a.txt', bytes],
        ['elsewhere/secret.txt', bytes],
      ]),
      links,
    );
    const { diagnostics } = await traceDataset(sketched({ rows: [HOUSEHOLDS] }), files, { folder: 'sources', required: false });
    expect(diagnostics.map(({ code }) => code)).toEqual(['source-outside']);
  });
});
