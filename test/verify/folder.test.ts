import { describe, expect, it } from 'vitest';

import { sha256 } from '../../src/digest.ts';
import { readFolder, sampleOf } from '../../src/verify/folder.ts';
import { planDocuments } from '../../src/output/plan.ts';
import { memoryFiles } from '../helpers/memory-files.ts';
import { SICHUAN, spotOf } from './fixture.ts';

const { dataset } = SICHUAN;
const names = planDocuments(dataset)
  .map(({ name }) => name)
  .sort();
const [first = '', second = '', third = ''] = names;
const bytesOf = (name: string): Uint8Array => new TextEncoder().encode(name);

const entries = names.map((name) => ({
  name,
  bytes: bytesOf(name).length,
  sha256: sha256(bytesOf(name)),
  contentDigest: '',
  dataDigest: '',
  pages: 2,
}));

/** A folder in memory whose manifest lists every document, each holding its own name. */
function folder(changes: Readonly<Record<string, string | undefined>> = {}) {
  const contents = new Map<string, Uint8Array>(names.map((name) => [`out/${name}`, bytesOf(name)]));
  contents.set('out/manifest.json', new TextEncoder().encode(JSON.stringify({ documents: entries })));
  for (const [name, text] of Object.entries(changes)) {
    if (text === undefined) contents.delete(`out/${name}`);
    else contents.set(`out/${name}`, new TextEncoder().encode(text));
  }
  return readFolder(memoryFiles(contents), 'out', dataset);
}

describe('a folder and its manifest', () => {
  it('agree', () => {
    const { findings, documents } = folder();
    expect(findings).toEqual([]);
    expect(documents.map(({ name }) => name)).toEqual(names);
  });

  it('differ: a file changed, another grown, one missing, one foreign', () => {
    const { findings, documents } = folder({ [first]: first.toUpperCase(), [second]: `${second}!`, [third]: undefined, 'notes.txt': '' });
    expect(findings.map(spotOf)).toEqual([
      expect.objectContaining({ code: 'changed-file', document: first, expected: sha256(first) }),
      expect.objectContaining({
        code: 'changed-file',
        document: second,
        expected: `${second.length} bytes`,
        found: `${second.length + 1} bytes`,
      }),
      expect.objectContaining({ code: 'missing-file', document: third }),
      expect.objectContaining({ code: 'foreign-file', document: 'notes.txt' }),
    ]);
    expect(findings.map(({ severity }) => severity)).toEqual(['error', 'error', 'error', 'warning']);
    expect(documents).toHaveLength(names.length - 1);
  });

  it('differ by the file of places: changed, gone, or one that nobody lists', () => {
    const figures = { name: 'figures.json', bytes: 2, sha256: sha256('{}') };
    const codes = (changes: Readonly<Record<string, string | undefined>>): readonly string[] =>
      folder({ 'manifest.json': JSON.stringify({ documents: entries, figures }), ...changes }).findings.map(
        ({ code, document }) => `${code} ${document}`,
      );
    expect(codes({ 'figures.json': '{}' })).toEqual([]);
    expect(codes({ 'figures.json': '[]' })).toEqual(['changed-file figures.json']);
    expect(codes({})).toEqual(['missing-file figures.json']);
    expect(folder({ 'figures.json': '{}' }).findings.map(({ code }) => code)).toEqual(['foreign-file']);
  });

  it('list a document that the dataset does not have', () => {
    const entry = { name: 'other.pdf', bytes: 0, sha256: sha256('') };
    const { findings } = folder({ 'manifest.json': JSON.stringify({ documents: [entry] }), 'other.pdf': '' });
    expect(findings.map(({ code, document }) => `${code} ${document}`)).toContain('foreign-document other.pdf');
  });

  it.each([undefined, 'not JSON', '{}'])('lack a manifest: %s', (text) => {
    expect(folder({ 'manifest.json': text }).findings.map(spotOf)).toEqual([
      expect.objectContaining({ code: 'no-manifest', document: 'manifest.json' }),
    ]);
  });
});

describe('a sample', () => {
  it('is the same each time, in the order of the folder, and grows', () => {
    const { documents } = folder();
    const five = sampleOf(documents, 5, 'a');
    expect(five).toHaveLength(5);
    expect(sampleOf(documents, 5, 'b')).not.toEqual(five);
    expect(sampleOf(documents, 5, 'a')).toEqual(five);
    expect(sampleOf(documents, 6, 'a')).toEqual(expect.arrayContaining([...five]));
    expect(five.map(({ name }) => name)).toEqual(five.map(({ name }) => name).toSorted());
    expect(sampleOf(documents, 100, 'a')).toHaveLength(names.length);
  });
});
