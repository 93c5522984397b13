import { readFileSync, readdirSync } from 'node:fs';
import { create } from 'fontkit';
import { describe, expect, test } from 'vitest';
import { sha256 } from '../../src/digest.ts';
import { FindingsError } from '../../src/diagnostic/diagnostic.ts';
import { diskFiles, type Files } from '../../src/effects/files.ts';
import { measureCoverage, parseCoverage } from '../../src/fonts/coverage.ts';
import { loadFontSet } from '../../src/fonts/font-set.ts';
import { readFontManifest } from '../../src/fonts/manifest.ts';
import { fontsFolder } from './small-font.ts';

const manifest = readFontManifest(diskFiles, fontsFolder);
const onDisk = (file: string): Buffer => readFileSync(`${fontsFolder}/${file}`);

describe('fonts/manifest.json', () => {
  test('names every font file of the folder', () => {
    const files = readdirSync(fontsFolder).filter((name) => /\.(ttf|otf)$/.test(name));
    expect(manifest.faces.map((face) => face.file).toSorted()).toEqual(files.toSorted());
  });

  test('was made from the charset as it is now', () => {
    expect(sha256(onDisk(manifest.charset.file))).toBe(manifest.charset.sha256);
  });

  test.each(manifest.faces)('$file is as described', (face) => {
    const bytes = onDisk(face.file);
    const font = create(bytes);
    const [written, measured] = [parseCoverage(face.coverage), measureCoverage(font)];
    expect({ sha256: sha256(bytes), bytes: bytes.length, glyphs: font.numGlyphs }).toEqual({
      sha256: face.sha256,
      bytes: face.bytes,
      glyphs: face.metrics.numGlyphs,
    });
    expect([written.size, measured.size]).toEqual([face.codePoints, face.codePoints]);
    const differing = Array.from({ length: 0x34000 }, (_, codePoint) => codePoint).filter(
      (codePoint) => written.has(codePoint) !== measured.has(codePoint),
    );
    expect(differing).toEqual([]);
  });

  test('the licence with the upstream copyright lines lies beside the fonts', () => {
    const licence = onDisk('OFL.txt').toString();
    expect(licence).toContain('SIL OPEN FONT LICENSE Version 1.1');
    expect(licence).toContain("Copyright 2014-2021 Adobe (http://www.adobe.com/), with Reserved Font Name 'Source'");
  });
});

describe('a damaged fonts folder', () => {
  const files = (read: (path: string) => Uint8Array): Files => ({ ...diskFiles, read });
  const codes = (action: () => unknown): readonly string[] => {
    try {
      action();
    } catch (error) {
      if (error instanceof FindingsError) return error.diagnostics.map((finding) => finding.code);
      throw error;
    }
    return [];
  };

  test('a changed font file is a finding when it is read', () => {
    const changed = files((path) => (path.endsWith('.ttf') ? diskFiles.read(path).slice(1) : diskFiles.read(path)));
    const { faces } = loadFontSet(changed, fontsFolder, []);
    expect(codes(() => faces[0]?.read())).toEqual(['damaged-fonts']);
    expect(codes(() => faces[0]?.font)).toEqual(['damaged-fonts']);
  });

  test('so is a missing or malformed manifest', () => {
    expect(codes(() => loadFontSet(diskFiles, `${fontsFolder}/none`, []))).toEqual(['damaged-fonts']);
    expect(
      codes(() =>
        loadFontSet(
          files(() => new TextEncoder().encode('{"faces":[]}')),
          fontsFolder,
          [],
        ),
      ),
    ).toEqual(['damaged-fonts']);
  });

  test('what a face covers is known without reading a font file', () => {
    const read: string[] = [];
    const recording = files((path) => (read.push(path), diskFiles.read(path)));
    loadFontSet(recording, fontsFolder, []).missing('南部县 2016');
    expect(read).toHaveLength(1);
  });
});
