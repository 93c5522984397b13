import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { sha256 } from '../../src/digest.ts';
import { openOutputFolder } from '../../src/effects/output-folder.ts';
import type { DocumentKey, Ingredients } from '../../src/output/key.ts';
import type { Manifest } from '../../src/output/manifest.ts';
import { publish, type BuildHead, type FinishedDocument, type PublishedDocument } from '../../src/output/publish.ts';
import { scratchFolder } from '../helpers/scratch-folder.ts';

const HEAD: BuildHead = {
  tool: { name: 'jianbao', version: '0', digest: 't' },
  dataset: 'd',
  issued: '2020-01-01',
  date: '2020-01-01T00:00:00.000Z',
  inputsDigest: 'i',
  inputs: {},
  warnings: 0,
};

/** A key for each name, of data and environment that every document shares. */
function keysOf(names: readonly string[], data = 'd'): ReadonlyMap<string, DocumentKey> {
  const parts = (name: string): Ingredients => ({ digest: name, parts: new Map([[`part of ${name}`, '1']]) });
  return new Map(names.map((name) => [name, { data: parts(data), environment: parts('e') }]));
}

function finished(name: string, text: string): FinishedDocument {
  return { name, bytes: new TextEncoder().encode(text), contentDigest: 'c', dataDigest: 'd', pages: 2 };
}

function publishInto(folder: string, documents: readonly FinishedDocument[], belongs: readonly string[]): readonly PublishedDocument[] {
  const output = openOutputFolder(folder);
  try {
    return publish(output, documents, keysOf(belongs), HEAD);
  } finally {
    output.close();
  }
}

const manifestOf = (folder: string): Manifest => JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;

describe('publishing', () => {
  it('writes the documents and a manifest with their digests, sorted by name', () => {
    const folder = scratchFolder();
    publishInto(folder, [finished('b.pdf', 'two'), finished('a.pdf', 'one')], ['a.pdf', 'b.pdf']);
    expect(readdirSync(folder)).toEqual(['a.pdf', 'b.pdf', 'manifest.json']);
    expect(manifestOf(folder).documents).toEqual([
      { name: 'a.pdf', bytes: 3, sha256: sha256('one'), contentDigest: 'c', dataDigest: 'd', environmentDigest: 'e', pages: 2 },
      { name: 'b.pdf', bytes: 3, sha256: sha256('two'), contentDigest: 'c', dataDigest: 'd', environmentDigest: 'e', pages: 2 },
    ]);
  });

  it('keeps the parts behind the digests of the documents listed, and says whether all are current', () => {
    const folder = scratchFolder();
    publishInto(folder, [finished('a.pdf', 'one')], ['a.pdf', 'b.pdf']);
    expect(manifestOf(folder)).toMatchObject({ complete: false, parts: { d: { 'part of d': '1' }, e: { 'part of e': '1' } } });
    publishInto(folder, [finished('b.pdf', 'two')], ['a.pdf', 'b.pdf']);
    expect(manifestOf(folder).complete).toBe(true);
    const output = openOutputFolder(folder);
    publish(output, [], keysOf(['a.pdf'], 'other'), { ...HEAD, inputsDigest: 'other' });
    output.close();
    expect(manifestOf(folder)).toMatchObject({ complete: false, inputsDigest: 'other', parts: { d: {}, e: {} } });
    expect(Object.keys(manifestOf(folder).parts)).toEqual(['d', 'e']);
    expect(readdirSync(folder)).toEqual(['a.pdf', 'manifest.json']);
  });

  it('keeps nothing by the word of a manifest that somebody altered', () => {
    const folder = scratchFolder();
    publishInto(folder, [finished('a.pdf', 'one'), finished('b.pdf', 'two')], ['a.pdf', 'b.pdf']);
    const path = join(folder, 'manifest.json');
    writeFileSync(path, readFileSync(path, 'utf8').replace('"warnings": 0', '"warnings": 1'));
    publishInto(folder, [finished('a.pdf', 'one')], ['a.pdf', 'b.pdf']);
    expect(manifestOf(folder).documents.map(({ name }) => name)).toEqual(['a.pdf']);
  });

  it('leaves a file alone that already has these bytes', () => {
    const folder = scratchFolder();
    publishInto(folder, [finished('a.pdf', 'one')], ['a.pdf']);
    const before = statSync(join(folder, 'a.pdf')).ino;
    expect(publishInto(folder, [finished('a.pdf', 'one')], ['a.pdf'])[0]?.changed).toBe(false);
    expect(statSync(join(folder, 'a.pdf')).ino).toBe(before);
    expect(publishInto(folder, [finished('a.pdf', 'new')], ['a.pdf'])[0]?.changed).toBe(true);
  });

  it('keeps documents of an earlier build that still belong, and drops damaged ones from the manifest', () => {
    const folder = scratchFolder();
    publishInto(folder, [finished('a.pdf', 'one'), finished('b.pdf', 'two')], ['a.pdf', 'b.pdf']);
    publishInto(folder, [finished('a.pdf', 'new')], ['a.pdf', 'b.pdf']);
    expect(manifestOf(folder).documents.map(({ name }) => name)).toEqual(['a.pdf', 'b.pdf']);
    writeFileSync(join(folder, 'b.pdf'), 'torn');
    publishInto(folder, [finished('a.pdf', 'new')], ['a.pdf', 'b.pdf']);
    expect(manifestOf(folder).documents.map(({ name }) => name)).toEqual(['a.pdf']);
  });

  it('removes documents that no longer belong, and never a foreign file', () => {
    const folder = scratchFolder();
    publishInto(folder, [finished('a.pdf', 'one'), finished('gone.pdf', 'two')], ['a.pdf', 'gone.pdf']);
    writeFileSync(join(folder, 'mine.txt'), 'mine');
    publishInto(folder, [finished('a.pdf', 'one')], ['a.pdf']);
    expect(readdirSync(folder)).toEqual(['a.pdf', 'manifest.json', 'mine.txt']);
  });

  it.each(['{', '[]', '{"documents":[{"name":"../../x","sha256":"","bytes":1},{"name":"..","sha256":"","bytes":1},7]}'])(
    'replaces a manifest that it cannot trust: %s',
    (text) => {
      const folder = scratchFolder();
      writeFileSync(join(folder, 'manifest.json'), text);
      publishInto(folder, [finished('a.pdf', 'one')], ['a.pdf']);
      expect(manifestOf(folder).documents.map(({ name }) => name)).toEqual(['a.pdf']);
    },
  );
});
