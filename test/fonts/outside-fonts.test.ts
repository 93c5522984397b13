import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FindingsError } from '../../src/diagnostic/diagnostic.ts';
import { diskFiles } from '../../src/effects/files.ts';
import { loadFontSet } from '../../src/fonts/font-set.ts';
import { fontsFolder, patched, RARE, rareFont } from './small-font.ts';

const font = await rareFont();
const rare = String.fromCodePoint(RARE);
const ascii = (text: string): Uint8Array => new TextEncoder().encode(text.padEnd(64, '\0'));

/** The English message and fix of the one finding about a dataset's font. */
function refusal(bytes: Uint8Array): string {
  const { findings, faces } = loadFontSet(diskFiles, fontsFolder, [{ file: 'fonts/x.ttf', bytes }]);
  expect(faces.some((face) => face.source === 'dataset')).toBe(false);
  return findings.map((finding) => `${finding.code}: ${finding.message.en}; ${finding.fix?.en}`).join('\n');
}

describe('a font file of a dataset', () => {
  test('is refused with the reason when it is not a single TrueType or OpenType font', () => {
    expect(refusal(ascii('ttcf'))).toBe(
      'unreadable-font: font collections (TTC, OTC) are not supported: fonts/x.ttf; save the one face you need as a .ttf or .otf file',
    );
    expect(refusal(ascii('wOFF'))).toContain('web fonts (WOFF, WOFF2) are not supported');
    expect(refusal(ascii('wOF2'))).toContain('convert it to a .ttf or .otf file');
    expect(refusal(ascii('<html>'))).toContain('this is not a font file');
    expect(refusal(new Uint8Array())).toContain('this is not a font file');
  });

  test('does not cover a character whose outline is damaged', () => {
    const damaged = new Uint8Array(font);
    const view = new DataView(damaged.buffer);
    const startOf = (tag: string): number => view.getUint32(Buffer.from(font).indexOf(tag) + 8);
    // The second glyph, after the box of a missing one, claims more contours than the file has bytes.
    view.setInt16(startOf('glyf') + 2 * view.getUint16(startOf('loca') + 2), 0x7fff);
    const missing = [font, damaged].map((each) =>
      loadFontSet(diskFiles, fontsFolder, [{ file: 'fonts/x.ttf', bytes: each }]).missing(rare),
    );
    expect(missing).toEqual([[], [{ codePoint: RARE, index: 0 }]]);
  });

  test('is refused at the place where the dataset names it', () => {
    const place = { file: 'dataset.yaml', line: 9, column: 4 };
    expect(loadFontSet(diskFiles, fontsFolder, [{ file: 'x.ttf', bytes: ascii('ttcf'), place }]).findings).toMatchObject([{ place }]);
  });

  test('is refused when it is cut off or empty', () => {
    expect(refusal(font.slice(0, font.length - 40))).toContain('the font file is damaged');
    expect(refusal(font.slice(0, 40))).toContain('the font file is damaged');
    expect(refusal(ascii('OTTO'))).toContain('the font file is damaged');
    const [post, other] = [0x706f7374, 0x706f7375];
    expect(refusal(patched(font, [post], [other]))).toContain('the font file is damaged');
  });

  test('with an endless range in its character map covers only what it has glyphs for', () => {
    const endless = patched(font, [RARE, RARE], [0x41, 0xffffffff]);
    const face = loadFontSet(diskFiles, fontsFolder, [{ file: 'x.ttf', bytes: endless }]).faces.at(-1);
    expect([face?.source, face?.coverage.size, face?.coverage.has(0x41)]).toEqual(['dataset', 1, true]);
  });

  test('is refused when it has no character at all', () => {
    expect(refusal(patched(font, [RARE, RARE], [0xffffff00, 0xffffffff]))).toContain('the font file is damaged');
  });

  test('never throws, whatever its bytes', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(font.length - 1), fc.nat(255)), { minLength: 1, maxLength: 12 }), (changes) => {
        const bytes = font.slice();
        for (const [at, value] of changes) bytes[at] = value;
        const { faces, findings } = loadFontSet(diskFiles, fontsFolder, [{ file: 'x.ttf', bytes }]);
        expect(faces.filter((face) => face.source === 'dataset').length + findings.length).toBe(1);
      }),
      { seed: 1, numRuns: 40 },
    );
  });

  test('of the weight asked for comes first', async () => {
    const extra = [
      { file: 'regular.ttf', bytes: font },
      { file: 'bold.ttf', bytes: await rareFont('Bold') },
    ];
    const fontSet = loadFontSet(diskFiles, fontsFolder, extra);
    expect(fontSet.runs(rare, 'sans', 'regular').map((run) => run.face.file)).toEqual(['regular.ttf']);
    expect(fontSet.runs(rare, 'serif', 'bold').map((run) => run.face.file)).toEqual(['bold.ttf']);
  });

  test('can be drawn from', () => {
    const [run] = loadFontSet(diskFiles, fontsFolder, [{ file: 'x.ttf', bytes: font }]).runs(rare, 'sans', 'regular');
    expect(run?.face.font.glyphForCodePoint(RARE)).toMatchObject({ id: 1, advanceWidth: 1000 });
  });
});

describe('an installed upstream package', () => {
  let project: string;
  const wholeFile = (): string => join(project, 'node_modules/@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf');

  beforeAll(() => {
    project = mkdtempSync(join(tmpdir(), 'jianbao-test-'));
    mkdirSync(join(project, 'fonts'));
    copyFileSync(join(fontsFolder, 'manifest.json'), join(project, 'fonts/manifest.json'));
    mkdirSync(join(wholeFile(), '..'), { recursive: true });
    writeFileSync(join(wholeFile(), '../../package.json'), '{"name":"@expo-google-fonts/noto-sans-sc","main":"index.js"}');
    writeFileSync(join(wholeFile(), '../../index.js'), 'throw new Error("run")');
    writeFileSync(wholeFile(), font);
  });
  afterAll(() => rmSync(project, { recursive: true }));

  test('serves what the built-in faces lack, before the dataset does', () => {
    const fontSet = loadFontSet(diskFiles, join(project, 'fonts'), [{ file: 'x.ttf', bytes: font }]);
    expect(fontSet.runs(rare, 'serif', 'bold').map((run) => [run.face.id, run.face.source])).toEqual([['sans-regular-whole', 'installed']]);
  });

  test('is not opened for a text that the built-in faces have', () => {
    const read: string[] = [];
    const files = { ...diskFiles, read: (path: string) => (read.push(path), diskFiles.read(path)) };
    const fontSet = loadFontSet(files, join(project, 'fonts'), []);
    fontSet.missing('南部县\n2016');
    expect(read.filter((path) => path.endsWith('.ttf'))).toEqual([]);
  });

  test('is a finding when its file is broken', () => {
    writeFileSync(wholeFile(), 'no font');
    expect(() => loadFontSet(diskFiles, join(project, 'fonts'), []).missing(rare)).toThrow(FindingsError);
  });
});
